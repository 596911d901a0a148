/* What the scenarios can call: system calls under their user names, and the model's driver. */
#ifndef MODEL_USER_H
#define MODEL_USER_H

#include <linux/syscalls.h>
#ifdef EPCHECK_TREE
#include <linux/eventpoll.h>
#include <linux/poll.h>
#ifndef EPOLLIN
#define EPOLLIN POLLIN
#endif
/* What is left to do before a thread is back in user mode. */
void epcheck_exit_to_user_mode(void);
#else
#include <uapi/linux/eventpoll.h>
#define epcheck_exit_to_user_mode() do { } while (0)
#endif

/* Opens a file of the model's driver. Its release frees memory that holds the wait queue which epoll hooks into. */
int model_open(void);
/* The driver has data for the file of that number: wakes who waits. Nothing if the number is closed. */
void model_wake(int fd);

/*
 * For scenarios about epoll's limits: how many paths of depth + 1 epolls may lead to one file. Changes the limit
 * of the run; to be called in SETUP.
 */
void model_limit_paths(int depth, int limit);

/* For FINALLY: no epoll and no file has been left on a list of the checks. */
int model_check_lists_empty(void);

/* Interest in input, level-triggered and edge-triggered. Constants cost no state. */
static const struct epoll_event model_level __attribute__((__unused__)) = { .events = EPOLLIN };
static const struct epoll_event model_edge __attribute__((__unused__)) = { .events = EPOLLIN | EPOLLET };

#ifdef EPCHECK_TREE
#define epcheck_call(call) \
	({ \
		long __result = (call); \
		epcheck_exit_to_user_mode(); \
		__result; \
	})
#else
#define epcheck_call(call) (call)
#endif

static inline long close(int fd)
{
	return epcheck_call(sys_close(fd));
}

static inline long epoll_create1(int flags)
{
	return epcheck_call(sys_epoll_create1(flags));
}

static inline long epoll_ctl_add(int epfd, int fd)
{
	return epcheck_call(sys_epoll_ctl(epfd, EPOLL_CTL_ADD, fd, &model_level));
}

static inline long epoll_ctl_add_edge(int epfd, int fd)
{
	return epcheck_call(sys_epoll_ctl(epfd, EPOLL_CTL_ADD, fd, &model_edge));
}

static inline long epoll_ctl_mod(int epfd, int fd)
{
	return epcheck_call(sys_epoll_ctl(epfd, EPOLL_CTL_MOD, fd, &model_level));
}

static inline long epoll_ctl_del(int epfd, int fd)
{
	return epcheck_call(sys_epoll_ctl(epfd, EPOLL_CTL_DEL, fd, NULL));
}

/* One event at most; what is written to user memory is not modelled. timeout: 0, -1, or positive for "some time". */
static inline long epoll_wait_one(int epfd, int timeout)
{
	return epcheck_call(sys_epoll_wait(epfd, NULL, 1, timeout));
}

#endif
