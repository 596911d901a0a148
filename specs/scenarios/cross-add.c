#include <epcheck/scenario.h>

SCENARIO("two epolls are added to each other");

EPCHECK_ALLOC(epitem, 2);
EPCHECK_ALLOC(eppoll_entry, 2);

static int ep1, ep2;
static long error1, error2;

SETUP
{
	ep1 = epoll_create1(0);
	ep2 = epoll_create1(0);
}

THREAD(A, "epoll_ctl(epfd1, ADD, epfd2)") { error1 = epoll_ctl_add(ep1, ep2); }
THREAD(B, "epoll_ctl(epfd2, ADD, epfd1)") { error2 = epoll_ctl_add(ep2, ep1); }

FINALLY
{
	EXPECT(error1 || error2, "epoll-cycle");
	EXPECT(model_check_lists_empty(), "check-list-not-empty");
	ASSERT(no_leaks());
}
