#include <epcheck/scenario.h>

SCENARIO("close of an epoll against close of the file it watches");

static int ep, fd;

SETUP
{
	fd = model_open();
	ep = epoll_create1(0);
	epoll_ctl_add(ep, fd);
}

THREAD(A, "close(epfd)") { close(ep); }
THREAD(B, "close(fd)") { close(fd); }

FINALLY { ASSERT(no_leaks()); }
