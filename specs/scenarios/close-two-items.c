#include <epcheck/scenario.h>

SCENARIO("close of an epoll with two items against close of one of the two files");

static int ep, fd1, fd2;

SETUP
{
	fd1 = model_open();
	fd2 = model_open();
	ep = epoll_create1(0);
	epoll_ctl_add(ep, fd1);
	epoll_ctl_add(ep, fd2);
}

THREAD(A, "close(epfd)") { close(ep); }
THREAD(B, "close(fd1)") { close(fd1); }

FINALLY { ASSERT(no_leaks()); }
