#ifndef FIFTH_THREAD
#include <epcheck/scenario.h>

SCENARIO("three epolls that watch the same three files; two epolls and two files are closed");
#endif

#define N 3

static int ep[N], fd[N];

SETUP
{
	int e, f;

	for (f = 0; f < N; f++)
		fd[f] = model_open();
	for (e = 0; e < N; e++) {
		ep[e] = epoll_create1(0);
		for (f = 0; f < N; f++)
			epoll_ctl_add(ep[e], fd[f]);
	}
}

THREAD(A, "close(epfd0)") { close(ep[0]); }
THREAD(B, "close(epfd1)") { close(ep[1]); }
THREAD(C, "close(fd0)") { close(fd[0]); }
THREAD(D, "close(fd1)") { close(fd[1]); }
#ifdef FIFTH_THREAD
FIFTH_THREAD
#endif

FINALLY { ASSERT(no_leaks()); }
