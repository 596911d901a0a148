/* How a file says what is ready, and lets a caller wait for more. */
#ifndef LINUX_POLL_H
#define LINUX_POLL_H

#include <linux/wait.h>
#include <linux/fs.h>

#define POLLIN 0x0001
#define POLLOUT 0x0004
#define POLLERR 0x0008
#define POLLHUP 0x0010
#define POLLRDNORM 0x0040

struct poll_table_struct;
typedef void (*poll_queue_proc)(struct file *file, wait_queue_head_t *whead, struct poll_table_struct *pt);

/* No _key: a driver here does not look at what the caller is interested in. */
typedef struct poll_table_struct {
	poll_queue_proc _qproc;
#ifdef EPCHECK_TREE
	/* But a tree's file sets it, by one of two names. */
	union {
		__poll_t _key;
		__poll_t key;
	};
#endif
} poll_table;

static inline void init_poll_funcptr(poll_table *pt, poll_queue_proc qproc)
{
	pt->_qproc = qproc;
#ifdef EPCHECK_TREE
	pt->_key = ~0u;
#endif
}

#ifdef EPCHECK_TREE
#define POLLPRI 0x0002
#define POLLNVAL 0x0020
#define POLLRDBAND 0x0080
#define POLLWRNORM 0x0100
#define POLLWRBAND 0x0200
#define POLLMSG 0x0400
#define POLLRDHUP 0x2000
#define POLLFREE 0x4000u
#define POLL_BUSY_LOOP 0x8000u
#define DEFAULT_POLLMASK (POLLIN | POLLOUT | POLLRDNORM | POLLWRNORM)

#define file_can_poll(file) ((file)->f_op->poll != NULL)
static inline __poll_t vfs_poll(struct file *file, struct poll_table_struct *pt)
{
	if (!file->f_op->poll)
		return DEFAULT_POLLMASK;
	return file->f_op->poll(file, pt);
}
static inline bool poll_does_not_wait(const poll_table *pt)
{
	return !pt || !pt->_qproc;
}
static inline __poll_t poll_requested_events(const poll_table *pt)
{
	return pt ? pt->_key : ~0u;
}

/* The kernel's and the user's numbers of the events are the same. */
#define mangle_poll(events) (events)
#define demangle_poll(events) (events)
/* The key of a wake-up is the events. */
#define key_to_poll(key) ((__poll_t)(long)(key))
#define poll_to_key(events) ((void *)(long)(events))
/* Whether the time to sleep is over. */
#define poll_select_set_timeout(to, sec, nsec) ((to)->tv_sec = (sec), (to)->tv_nsec = (nsec), 0)
#endif

/* Only asks the caller's function; without a table or a function nobody waits. */
static inline void poll_wait(struct file *file, wait_queue_head_t *whead, poll_table *pt)
{
	poll_queue_proc queue;

	if (!pt)
		return;
	queue = pt->_qproc;
	if (queue)
		queue(file, whead, pt);
}

#endif
