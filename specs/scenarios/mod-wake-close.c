#include <epcheck/scenario.h>

SCENARIO("MOD of a watched file against wake-up of the file and close of the epoll");

static int ep, fd;

SETUP
{
	fd = model_open();
	ep = epoll_create1(0);
	epoll_ctl_add_edge(ep, fd);
}

THREAD(A, "epoll_ctl(epfd, MOD, fd)") { epoll_ctl_mod(ep, fd); }
THREAD(B, "wake-up of fd") { model_wake(fd); }
THREAD(C, "close(epfd)") { close(ep); }

FINALLY { ASSERT(no_leaks()); }
