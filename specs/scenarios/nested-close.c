#include <epcheck/scenario.h>

SCENARIO("close of an epoll against close of the epoll it watches");

static int ep0, ep1;

SETUP
{
	ep0 = epoll_create1(0);
	ep1 = epoll_create1(0);
	epoll_ctl_add(ep0, ep1);
}

THREAD(A, "close(epfd0)") { close(ep0); }
THREAD(B, "close(epfd1)") { close(ep1); }

FINALLY { ASSERT(no_leaks()); }
