#include <epcheck/scenario.h>

SCENARIO("a check collects a file whose only watcher is closed before it");

EPCHECK_ALLOC(epitem, 1);
EPCHECK_ALLOC(eppoll_entry, 1);

static int ep0, ep1, ep2, fd;

SETUP
{
	fd = model_open();
	ep0 = epoll_create1(0);
	ep1 = epoll_create1(0);
	ep2 = epoll_create1(0);
	epoll_ctl_add(ep2, fd);
	epoll_ctl_add(ep1, ep2);
}

THREAD(A, "epoll_ctl(epfd0, ADD, epfd1)") { epoll_ctl_add(ep0, ep1); }

/* When the epoll is gone nothing watches the file any more, and its close takes the fast way. */
THREAD(B, "close(epfd2); close(fd)")
{
	close(ep2);
	close(fd);
}

FINALLY { ASSERT(no_leaks()); }
