#include <epcheck/scenario.h>

SCENARIO("an epoll becomes watched while a file is added to it; no file may be two epolls deep");

EPCHECK_ALLOC(epitem, 2);
EPCHECK_ALLOC(eppoll_entry, 2);

static int ep0, ep1, fd;
static long error1, error2;

/* The limit of paths of two epolls is none, so one of the two calls must fail. */
SETUP
{
	model_limit_paths(1, 0);
	fd = model_open();
	ep0 = epoll_create1(0);
	ep1 = epoll_create1(0);
}

THREAD(A, "epoll_ctl(epfd0, ADD, epfd1)") { error1 = epoll_ctl_add(ep0, ep1); }
THREAD(B, "epoll_ctl(epfd1, ADD, fd)") { error2 = epoll_ctl_add(ep1, fd); }

FINALLY
{
	EXPECT(error1 || error2, "path-limit");
	EXPECT(model_check_lists_empty(), "check-list-not-empty");
	ASSERT(no_leaks());
}
