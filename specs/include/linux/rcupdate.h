/* Read-copy update: sections, marked pointers, deferred calls. */
#ifndef LINUX_RCUPDATE_H
#define LINUX_RCUPDATE_H

#include <linux/kernel.h>

#define rcu_read_lock() __epcheck_reader_enter()
#define rcu_read_unlock() __epcheck_reader_leave()

/* A thread that holds a spinlock is let through too: nothing here tells the two apart. */
static inline void __rcu_check_reader(void)
{
	if (!__epcheck_in_atomic())
		__epcheck_fail("suspicious-rcu-usage", 0);
}

#define rcu_dereference_raw(p) ((typeof(p))__epcheck_load(&(p), EPCHECK_RCU_READ))
#define rcu_dereference(p) \
	({ \
		__rcu_check_reader(); \
		rcu_dereference_raw(p); \
	})
#define rcu_dereference_check(p, c) \
	({ \
		if (!(c)) \
			__rcu_check_reader(); \
		rcu_dereference_raw(p); \
	})
#define rcu_dereference_protected(p, c) \
	({ \
		if (!(c)) \
			__epcheck_fail("suspicious-rcu-usage", 0); \
		p; \
	})
#define rcu_access_pointer(p) READ_ONCE(p)
#define rcu_assign_pointer(p, v) __epcheck_store(&(p), (long)(v), EPCHECK_RCU_WRITE)
#define RCU_INIT_POINTER(p, v) WRITE_ONCE(p, v)

typedef void (*rcu_callback_t)(struct rcu_head *head);

/*
 * Queues the callback, which overwrites both words of the head at once. The object counts as retired from the
 * queueing on; the two writes belong to the same step.
 */
static inline void call_rcu(struct rcu_head *head, rcu_callback_t func)
{
	__epcheck_atomic_begin();
	__epcheck_defer(head, (void *)func);
	head->next = NULL;
	head->func = func;
	__epcheck_atomic_end();
}

/* Frees the object that the head is embedded in. */
void epcheck_kfree_rcu(struct rcu_head *head);

#define kfree_rcu(ptr, field) call_rcu(&(ptr)->field, epcheck_kfree_rcu)

static inline void synchronize_rcu(void)
{
	might_sleep();
	__epcheck_grace_begin();
	__epcheck_grace_wait();
}

#endif
