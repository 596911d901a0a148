/* One epoll that watches N files: two threads, N items. */
#include <epcheck/scenario.h>

SCENARIO("close of an epoll with several items against close of the first file");

static int ep, fd[N];

SETUP
{
	int i;

	ep = epoll_create1(0);
	for (i = 0; i < N; i++) {
		fd[i] = model_open();
		epoll_ctl_add(ep, fd[i]);
	}
}

THREAD(A, "close(epfd)") { close(ep); }
THREAD(B, "close(fd0)") { close(fd[0]); }

FINALLY { ASSERT(no_leaks()); }
