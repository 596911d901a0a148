#ifndef LINUX_BUG_H
#define LINUX_BUG_H

#include <linux/compiler.h>

#define BUG() __epcheck_stop()

#define BUG_ON(c) \
	do { \
		if (c) \
			__epcheck_stop(); \
	} while (0)

#define WARN_ON(c) \
	({ \
		int __warned = !!(c); \
		if (__warned) \
			__epcheck_fail("warning", 0); \
		__warned; \
	})
#define WARN_ON_ONCE(c) WARN_ON(c)

#define BUILD_BUG_ON(c) _Static_assert(!(c), #c)

#ifdef EPCHECK_TREE
#define WARN(c, ...) WARN_ON(c)
#define WARN_ONCE(c, ...) WARN_ON(c)
#define WARN_ON_SMP(c) WARN_ON(c)
#define VM_WARN_ON_ONCE(c) do { } while (0)
#define BUILD_BUG_ON_MSG(c, text) BUILD_BUG_ON(c)
#define DEBUG_LOCKS_WARN_ON(c) 0
#endif

#endif
