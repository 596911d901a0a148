#include <epcheck/scenario.h>

SCENARIO("close of a file with two watchers against close of the second of them");

static int ep1, ep2, fd;

SETUP
{
	fd = model_open();
	ep1 = epoll_create1(0);
	ep2 = epoll_create1(0);
	epoll_ctl_add(ep1, fd);
	epoll_ctl_add(ep2, fd);
}

THREAD(A, "close(epfd2)") { close(ep2); }
THREAD(B, "close(fd)") { close(fd); }

FINALLY { ASSERT(no_leaks()); }
