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
} poll_table;

static inline void init_poll_funcptr(poll_table *pt, poll_queue_proc qproc)
{
	pt->_qproc = qproc;
}

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
