/* The user behind a process: there is one, who is never freed, so nobody counts references to them. */
#ifndef LINUX_SCHED_USER_H
#define LINUX_SCHED_USER_H

#include <linux/atomic.h>
#include <linux/percpu_counter.h>

/* epoll_watches is an atomic_t, an atomic_long_t or a struct percpu_counter: one cell each. */
struct user_struct {
	atomic_long_t epoll_watches;
};

static struct user_struct epcheck_user __maybe_unused;

#define get_current_user() (&epcheck_user)
#define current_user() (&epcheck_user)
#define get_uid(user) (user)
#define free_uid(user) ((void)(user))

#endif
