/* Wait queues: a lock and a list of entries, each with the function that a wake-up calls. */
#ifndef LINUX_WAIT_H
#define LINUX_WAIT_H

#include <linux/list.h>
#include <linux/spinlock.h>

struct wait_queue_entry;
struct task_struct;

typedef int (*wait_queue_func_t)(struct wait_queue_entry *entry, unsigned int mode, int flags, void *key);

#define WQ_FLAG_EXCLUSIVE 1

#ifdef EPCHECK_TREE
/* A member by its names before and since 4.13. */
#define EPCHECK_WAIT_LIST(name) \
	union { \
		struct list_head name; \
		struct list_head task_list; \
	}
#else
#define EPCHECK_WAIT_LIST(name) struct list_head name
#endif

typedef struct wait_queue_entry {
	unsigned int flags;
	void *private;
	wait_queue_func_t func;
	EPCHECK_WAIT_LIST(entry);
} wait_queue_entry_t;

typedef struct wait_queue_head {
	spinlock_t lock;
	EPCHECK_WAIT_LIST(head);
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

#ifdef EPCHECK_TREE
typedef wait_queue_entry_t wait_queue_t;

#define __WAIT_QUEUE_HEAD_INITIALIZER(name) { { 0 }, { { &(name).head, &(name).head } } }
#define DECLARE_WAIT_QUEUE_HEAD(name) wait_queue_head_t name = __WAIT_QUEUE_HEAD_INITIALIZER(name)

/* A hint to the scheduler that the waker is about to sleep. */
#define wake_up_sync(wq) wake_up(wq)
#define wake_up_interruptible(wq) wake_up(wq)
#define wake_up_interruptible_all(wq) wake_up_all(wq)
#define wake_up_interruptible_sync_poll(wq, mask) wake_up_poll(wq, mask)
#define wake_up_sync_poll(wq, mask) wake_up_poll(wq, mask)
#define wake_up_poll_on_current_cpu(wq, mask) wake_up_poll(wq, mask)
#define wake_up_locked_poll(wq, mask) __wake_up_locked(wq, TASK_NORMAL, 1, (void *)(long)(mask))
#define wake_up_locked_sync_poll(wq, mask) wake_up_locked_poll(wq, mask)
/* The caller's level of nesting is for lockdep. */
#define wake_up_nested(wq, level) wake_up(wq)

#define __remove_wait_queue_entry(wq, entry) __remove_wait_queue(wq, entry)
#define __add_wait_queue_tail(wq, wait) __add_wait_queue_entry_tail(wq, wait)

static inline void __add_wait_queue_entry_tail_exclusive(wait_queue_head_t *wq, wait_queue_entry_t *entry)
{
	entry->flags |= WQ_FLAG_EXCLUSIVE;
	__add_wait_queue_entry_tail(wq, entry);
}
#define __add_wait_queue_tail_exclusive(wq, wait) __add_wait_queue_entry_tail_exclusive(wq, wait)

/* Wakes the task and, if that was possible, takes the entry off the queue. */
static inline int autoremove_wake_function(struct wait_queue_entry *entry, unsigned int mode, int flags, void *key)
{
	int woken = default_wake_function(entry, mode, flags, key);

	if (woken)
		list_del_init_careful(&entry->entry);
	return woken;
}

#define init_wait(wait) \
	do { \
		(wait)->private = current; \
		(wait)->func = autoremove_wake_function; \
		INIT_LIST_HEAD(&(wait)->entry); \
		(wait)->flags = 0; \
	} while (0)

#define DEFINE_WAIT_FUNC(name, function) \
	wait_queue_entry_t name = { \
		.private = current, \
		.func = function, \
		.entry = LIST_HEAD_INIT((name).entry), \
	}
#define DEFINE_WAIT(name) DEFINE_WAIT_FUNC(name, autoremove_wake_function)
#define DECLARE_WAITQUEUE(name, task) \
	wait_queue_entry_t name = { \
		.private = task, \
		.func = default_wake_function, \
	}

#define prepare_to_wait(wq, wait, state) \
	do { \
		(wait)->flags &= ~WQ_FLAG_EXCLUSIVE; \
		spin_lock(&(wq)->lock); \
		if (list_empty(&(wait)->entry)) \
			__add_wait_queue(wq, wait); \
		set_current_state(state); \
		spin_unlock(&(wq)->lock); \
	} while (0)
#define finish_wait(wq, wait) \
	do { \
		__set_current_state(TASK_RUNNING); \
		if (!list_empty_careful(&(wait)->entry)) { \
			spin_lock(&(wq)->lock); \
			list_del_init(&(wait)->entry); \
			spin_unlock(&(wq)->lock); \
		} \
	} while (0)

/* After a barrier, which is none here. */
#define wq_has_sleeper(wq) waitqueue_active(wq)
#define wake_up_pollfree(wq) __wake_up(wq, TASK_NORMAL, 0, (void *)(long)(POLLHUP | POLLFREE))
#endif

#endif
