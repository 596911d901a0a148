#include <epcheck/scenario.h>

/*
 * How many epolls there are below the one on top: 2 to 5. EP_MAX_NESTS allows 4; at 5 the ADD is refused. Who includes
 * this file says it, and has a title of its own.
 */
#ifndef DEPTH
SCENARIO("a chain of epolls: one more on top, while one in the middle and the file at the end are closed");
#define DEPTH 3
#endif

EPCHECK_ALLOC(epitem, 1);
EPCHECK_ALLOC(eppoll_entry, 1);

static int top, chain[DEPTH], fd;

SETUP
{
	int i;

	fd = model_open();
	top = epoll_create1(0);
	for (i = 0; i < DEPTH; i++)
		chain[i] = epoll_create1(0);
	epoll_ctl_add(chain[DEPTH - 1], fd);
	for (i = DEPTH - 1; i > 0; i--)
		epoll_ctl_add(chain[i - 1], chain[i]);
}

THREAD(A, "epoll_ctl(top, ADD, first)") { epoll_ctl_add(top, chain[0]); }
THREAD(B, "close(middle)") { close(chain[DEPTH / 2]); }
THREAD(C, "close(fd)") { close(fd); }

FINALLY { ASSERT(no_leaks()); }
