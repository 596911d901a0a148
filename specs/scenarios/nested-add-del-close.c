#include <epcheck/scenario.h>

SCENARIO("a check collects a file that loses its last item and is then closed");

EPCHECK_ALLOC(epitem, 1);
EPCHECK_ALLOC(eppoll_entry, 1);

static int ep0, ep1, fd;

SETUP
{
	fd = model_open();
	ep0 = epoll_create1(0);
	ep1 = epoll_create1(0);
	epoll_ctl_add(ep1, fd);
}

THREAD(A, "epoll_ctl(epfd0, ADD, epfd1)") { epoll_ctl_add(ep0, ep1); }

/* After the DEL nothing watches the file, and its close takes the fast way. */
THREAD(B, "epoll_ctl(epfd1, DEL, fd); close(fd)")
{
	epoll_ctl_del(ep1, fd);
	close(fd);
}

FINALLY { ASSERT(no_leaks()); }
