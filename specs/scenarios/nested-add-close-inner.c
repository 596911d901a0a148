#include <epcheck/scenario.h>

SCENARIO("a loop check comes to an epoll that is being closed");

EPCHECK_ALLOC(epitem, 1);
EPCHECK_ALLOC(eppoll_entry, 1);

static int ep0, ep1, ep2;

SETUP
{
	ep0 = epoll_create1(0);
	ep1 = epoll_create1(0);
	ep2 = epoll_create1(0);
	epoll_ctl_add(ep1, ep2);
}

THREAD(A, "epoll_ctl(epfd0, ADD, epfd1)") { epoll_ctl_add(ep0, ep1); }
THREAD(B, "close(epfd2)") { close(ep2); }

FINALLY { ASSERT(no_leaks()); }
