/* One epoll that watches N files, which are closed by a thread each: N + 1 threads. */
#include <epcheck/scenario.h>

SCENARIO("close of an epoll against close of each of its files");

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
#if N > 1
THREAD(C, "close(fd1)") { close(fd[1]); }
#endif
#if N > 2
THREAD(D, "close(fd2)") { close(fd[2]); }
#endif

FINALLY { ASSERT(no_leaks()); }
