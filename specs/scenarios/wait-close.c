#include <epcheck/scenario.h>

SCENARIO("epoll_wait against close and wake-up of a ready file");

static int ep, fd;

SETUP
{
	fd = model_open();
	model_wake(fd);
	ep = epoll_create1(0);
	epoll_ctl_add(ep, fd);
}

THREAD(A, "epoll_wait(epfd, timeout 0)") { epoll_wait_one(ep, 0); }
THREAD(B, "close(fd)") { close(fd); }
THREAD(C, "wake-up of fd") { model_wake(fd); }

FINALLY { ASSERT(no_leaks()); }
