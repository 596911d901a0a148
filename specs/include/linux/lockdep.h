#ifndef LINUX_LOCKDEP_H
#define LINUX_LOCKDEP_H

#include <linux/compiler.h>

/* For every lock type here: its owner cell is called owner. Free of steps. */
#define lockdep_is_held(lock) __epcheck_held(&(lock)->owner)
#define lockdep_assert_held(lock) \
	do { \
		if (!__epcheck_held(&(lock)->owner)) \
			__epcheck_fail("lock-not-held", lock); \
	} while (0)

#ifdef EPCHECK_TREE
#define lockdep_assert(c) do { } while (0)
#define lockdep_assert_held_write(lock) lockdep_assert_held(lock)
#define lockdep_assert_held_once(lock) lockdep_assert_held(lock)
/* Who holds it for reading is not on record. */
#define lockdep_assert_held_read(lock) do { } while (0)
#define lockdep_assert_not_held(lock) do { } while (0)
#define lockdep_assert_none_held_once() do { } while (0)
/* There are no interrupts in the model. */
#define lockdep_assert_irqs_enabled() do { } while (0)
#define lockdep_assert_irqs_disabled() do { } while (0)
#define lockdep_assert_preemption_disabled() do { } while (0)
/* Classes and subclasses only tell lockdep that an order is meant. */
#define lockdep_set_class(lock, key) do { } while (0)
#define lockdep_set_class_and_name(lock, key, name) do { } while (0)
#define lockdep_set_subclass(lock, sub) do { } while (0)
#define might_lock(lock) do { } while (0)
#define SINGLE_DEPTH_NESTING 1
struct lock_class_key {
	int unused;
};
#endif

#endif
