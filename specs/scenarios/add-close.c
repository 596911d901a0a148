#include <epcheck/scenario.h>

SCENARIO("ADD of a file against close of the file and of the epoll");

EPCHECK_ALLOC(epitem, 1);
EPCHECK_ALLOC(eppoll_entry, 1);

static int ep, fd;

SETUP
{
	fd = model_open();
	ep = epoll_create1(0);
}

THREAD(A, "epoll_ctl(epfd, ADD, fd)") { epoll_ctl_add(ep, fd); }
THREAD(B, "close(fd)") { close(fd); }
THREAD(C, "close(epfd)") { close(ep); }

FINALLY { ASSERT(no_leaks()); }
