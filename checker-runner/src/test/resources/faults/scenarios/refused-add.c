#include <epcheck/scenario.h>

SCENARIO("an item that is refused for its paths leaves nothing behind");

EPCHECK_ALLOC(epitem, 1);
EPCHECK_ALLOC(eppoll_entry, 1);

static int ep0, ep1, fd;

SETUP
{
	model_limit_paths(1, 0);
	fd = model_open();
	ep0 = epoll_create1(0);
	ep1 = epoll_create1(0);
	epoll_ctl_add(ep0, ep1);
}

THREAD(A, "epoll_ctl(epfd1, ADD, fd); close all")
{
	epoll_ctl_add(ep1, fd);
	close(fd);
	close(ep1);
	close(ep0);
}

FINALLY { ASSERT(no_leaks()); }
