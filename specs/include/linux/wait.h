/* Wait queues: a lock and a list of entries, each with the function that a wake-up calls. */
#ifndef LINUX_WAIT_H
#define LINUX_WAIT_H

#include <linux/list.h>
#include <linux/spinlock.h>

struct wait_queue_entry;
struct task_struct;

typedef int (*wait_queue_func_t)(struct wait_queue_entry *entry, unsigned int mode, int flags, void *key);

#define WQ_FLAG_EXCLUSIVE 1

typedef struct wait_queue_entry {
	unsigned int flags;
	void *private;
	wait_queue_func_t func;
	struct list_head entry;
} wait_queue_entry_t;

typedef struct wait_queue_head {
	spinlock_t lock;
	struct list_head head;
} wait_queue_head_t;

static inline void init_waitqueue_head(wait_queue_head_t *wq)
{
	spin_lock_init(&wq->lock);
	INIT_LIST_HEAD(&wq->head);
}

/* Marks the task runnable. */
int default_wake_function(struct wait_queue_entry *entry, unsigned int mode, int flags, void *key);

/*
 * Calls each entry's function; with nr > 0, stops after that many exclusive entries that woke somebody.
 * The second form is for callers that hold the lock that protects the queue.
 */
void __wake_up(wait_queue_head_t *wq, unsigned int mode, int nr, void *key);
void __wake_up_locked(wait_queue_head_t *wq, unsigned int mode, int nr, void *key);

static inline void init_waitqueue_entry(wait_queue_entry_t *entry, struct task_struct *task)
{
	entry->flags = 0;
	entry->private = task;
	entry->func = default_wake_function;
}

static inline void init_waitqueue_func_entry(wait_queue_entry_t *entry, wait_queue_func_t func)
{
	entry->flags = 0;
	entry->private = NULL;
	entry->func = func;
}

/* A hint: no lock is taken. */
static inline int waitqueue_active(wait_queue_head_t *wq)
{
	return !list_empty(&wq->head);
}

static inline void __add_wait_queue(wait_queue_head_t *wq, wait_queue_entry_t *entry)
{
	list_add(&entry->entry, &wq->head);
}

static inline void __add_wait_queue_entry_tail(wait_queue_head_t *wq, wait_queue_entry_t *entry)
{
	list_add_tail(&entry->entry, &wq->head);
}

static inline void __add_wait_queue_exclusive(wait_queue_head_t *wq, wait_queue_entry_t *entry)
{
	entry->flags |= WQ_FLAG_EXCLUSIVE;
	__add_wait_queue(wq, entry);
}

static inline void __remove_wait_queue(wait_queue_head_t *wq, wait_queue_entry_t *entry)
{
	list_del(&entry->entry);
}

static inline void add_wait_queue(wait_queue_head_t *wq, wait_queue_entry_t *entry)
{
	spin_lock(&wq->lock);
	__add_wait_queue(wq, entry);
	spin_unlock(&wq->lock);
}

static inline void add_wait_queue_exclusive(wait_queue_head_t *wq, wait_queue_entry_t *entry)
{
	entry->flags |= WQ_FLAG_EXCLUSIVE;
	spin_lock(&wq->lock);
	__add_wait_queue_entry_tail(wq, entry);
	spin_unlock(&wq->lock);
}

static inline void remove_wait_queue(wait_queue_head_t *wq, wait_queue_entry_t *entry)
{
	spin_lock(&wq->lock);
	__remove_wait_queue(wq, entry);
	spin_unlock(&wq->lock);
}

#define TASK_NORMAL 3
#define wake_up(wq) __wake_up(wq, TASK_NORMAL, 1, NULL)
#define wake_up_all(wq) __wake_up(wq, TASK_NORMAL, 0, NULL)
#define wake_up_locked(wq) __wake_up_locked(wq, TASK_NORMAL, 1, NULL)
#define wake_up_poll(wq, mask) __wake_up(wq, TASK_NORMAL, 1, (void *)(long)(mask))

#endif
