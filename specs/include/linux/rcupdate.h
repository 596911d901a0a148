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

#ifndef EPCHECK_TREE
#define kfree_rcu(ptr, field) call_rcu(&(ptr)->field, epcheck_kfree_rcu)
#endif

static inline void synchronize_rcu(void)
{
	might_sleep();
	__epcheck_grace_begin();
	__epcheck_grace_wait();
}

#ifdef EPCHECK_TREE
/*
 * With a field the object is queued; without one the caller may wait for a grace period, and here always does: what
 * it would queue instead happens later still.
 */
#define EPCHECK_KFREE_RCU_2(ptr, field) call_rcu(&(ptr)->field, epcheck_kfree_rcu)
#define EPCHECK_KFREE_RCU_1(ptr) \
	do { \
		if (ptr) { \
			synchronize_rcu(); \
			__epcheck_free(ptr); \
		} \
	} while (0)
#define EPCHECK_SECOND_OF_THREE(a, b, form, ...) form
#define kfree_rcu(...) \
	EPCHECK_SECOND_OF_THREE(__VA_ARGS__, EPCHECK_KFREE_RCU_2, EPCHECK_KFREE_RCU_1, 0)(__VA_ARGS__)
#define kvfree_rcu(...) kfree_rcu(__VA_ARGS__)
#define kfree_rcu_mightsleep(ptr) EPCHECK_KFREE_RCU_1(ptr)
#define kvfree_rcu_mightsleep(ptr) EPCHECK_KFREE_RCU_1(ptr)

#define call_rcu_hurry(head, func) call_rcu(head, func)
#define call_rcu_sched(head, func) call_rcu(head, func)
#define synchronize_rcu_expedited() synchronize_rcu()
#define synchronize_sched() synchronize_rcu()
#define synchronize_net() synchronize_rcu()
#define rcu_read_lock_sched() rcu_read_lock()
#define rcu_read_unlock_sched() rcu_read_unlock()
#define rcu_read_lock_held() __epcheck_in_atomic()
#define rcu_lockdep_assert(c, text) do { } while (0)
#define rcu_pointer_handoff(p) (p)
#define rcu_replace_pointer(p, v, c) ((typeof(p))__epcheck_update(&(p), EPCHECK_SET, (long)(v)))
#define unrcu_pointer(p) (p)
#define RCU_INITIALIZER(v) (v)
#define init_rcu_head(head) ((void)(head))
#define destroy_rcu_head(head) ((void)(head))

#include <linux/cleanup.h>
DEFINE_LOCK_GUARD_0(rcu, rcu_read_lock(), rcu_read_unlock())
#endif

#endif
