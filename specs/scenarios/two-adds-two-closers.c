#include <epcheck/scenario.h>

SCENARIO("two checks at a time, over one file, while a watcher of it and the file itself are closed");

EPCHECK_ALLOC(epitem, 2);
EPCHECK_ALLOC(eppoll_entry, 2);

static int ep0, ep1, ep2, ep3, fd;

SETUP
{
	fd = model_open();
	ep0 = epoll_create1(0);
	ep1 = epoll_create1(0);
	ep2 = epoll_create1(0);
	ep3 = epoll_create1(0);
	epoll_ctl_add(ep1, fd);
	epoll_ctl_add(ep3, fd);
}

THREAD(A, "epoll_ctl(epfd0, ADD, epfd1)") { epoll_ctl_add(ep0, ep1); }
THREAD(B, "epoll_ctl(epfd2, ADD, epfd3)") { epoll_ctl_add(ep2, ep3); }
THREAD(C, "close(epfd3)") { close(ep3); }
THREAD(D, "close(fd)") { close(fd); }

FINALLY
{
	EXPECT(model_check_lists_empty(), "check-list-not-empty");
	ASSERT(no_leaks());
}
