#include <epcheck/scenario.h>

SCENARIO("epoll_wait on the outer of two epolls against a wake-up and close of the inner one");

static int ep0, ep1, fd;

SETUP
{
	fd = model_open();
	ep0 = epoll_create1(0);
	ep1 = epoll_create1(0);
	epoll_ctl_add(ep1, fd);
	epoll_ctl_add(ep0, ep1);
}

/* Some time, not for ever: when the inner epoll is closed first, nothing ever comes. */
THREAD(A, "epoll_wait(epfd0, some time)") { epoll_wait_one(ep0, 1); }
THREAD(B, "wake-up of fd") { model_wake(fd); }
THREAD(C, "close(epfd1)") { close(ep1); }

FINALLY { ASSERT(no_leaks()); }
