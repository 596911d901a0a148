/* A chain of N epolls with a file at its end; one more epoll is put on top. EP_MAX_NESTS refuses it at N = 5. */
#include <epcheck/scenario.h>

SCENARIO("a chain of epolls: one more on top, while the last one is closed");

EPCHECK_ALLOC(epitem, 1);
EPCHECK_ALLOC(eppoll_entry, 1);

static int top, chain[N], fd;

SETUP
{
	int i;

	fd = model_open();
	top = epoll_create1(0);
	for (i = 0; i < N; i++)
		chain[i] = epoll_create1(0);
	epoll_ctl_add(chain[N - 1], fd);
	for (i = N - 1; i > 0; i--)
		epoll_ctl_add(chain[i - 1], chain[i]);
}

THREAD(A, "epoll_ctl(top, ADD, first)") { epoll_ctl_add(top, chain[0]); }
THREAD(B, "close(last)") { close(chain[N - 1]); }

FINALLY { ASSERT(no_leaks()); }
