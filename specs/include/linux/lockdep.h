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

#endif
