/* Waking. */
#include <linux/sched.h>
#include <linux/wait.h>

struct task_struct epcheck_tasks[EPCHECK_TASKS];

int default_wake_function(struct wait_queue_entry *entry, unsigned int mode, int flags, void *key)
{
	struct task_struct *task = entry->private;

	WRITE_ONCE(task->runnable, 1);
	return 1;
}

void __wake_up_locked(wait_queue_head_t *wq, unsigned int mode, int nr, void *key)
{
	wait_queue_entry_t *entry, *next;
	unsigned int flags;

	list_for_each_entry_safe(entry, next, &wq->head, entry) {
		flags = entry->flags;
		if (entry->func(entry, mode, 0, key) && (flags & WQ_FLAG_EXCLUSIVE) && --nr == 0)
			break;
	}
}

void __wake_up(wait_queue_head_t *wq, unsigned int mode, int nr, void *key)
{
	spin_lock(&wq->lock);
	__wake_up_locked(wq, mode, nr, key);
	spin_unlock(&wq->lock);
}
