/*
 * A scenario: what is set up, and what then runs at the same time. Every interleaving of the threads (and of RCU callbacks) is
 * checked. This file is yours: edit any line, and run
 *
 *     ./epcheck check --scenario @NAME@
 *
 * What can be called stands in epoll/include/model/user.h of epcheck's specs folder: close(), epoll_create1(), epoll_ctl_add(),
 * epoll_ctl_del(), epoll_wait_one(), model_open(), ...
 */
#include <epcheck/scenario.h>

/* One line for the reports. */
SCENARIO("@NAME@: close of an epoll against close of the file it watches");

/*
 * Objects that the threads themselves may allocate beyond what SETUP leaves behind (default: 2 of each type). A run that needs more
 * says so, and its verdict is `?`.
 *
 * EPCHECK_ALLOC(epitem, 1);
 */

static int ep, fd;

/* Runs alone, before everything else. */
SETUP
{
	fd = model_open();
	ep = epoll_create1(0);
	epoll_ctl_add(ep, fd);
}

/* A short name, and what the thread does in words. Two or three threads are usual; each more multiplies the states. */
THREAD(A, "close(epfd)")
{
	long error = close(ep);

	/* An own check, anywhere in a thread. Its error has the kind `assertion`. */
	ASSERT(error == 0);
}

THREAD(B, "close(fd)")
{
	close(fd);
}

/* Runs alone, when all threads and all RCU callbacks are through. */
FINALLY
{
	/* Nothing is left that nobody can reach. */
	ASSERT(no_leaks());

	/* As ASSERT(), but the error has a kind of its own, which a purpose can name: `./epcheck new purpose ID`. */
	EXPECT(model_check_lists_empty(), "check-list-not-empty");
}
