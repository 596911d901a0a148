#ifndef LINUX_KERNEL_H
#define LINUX_KERNEL_H

#include <linux/types.h>
#include <linux/compiler.h>
#include <linux/bug.h>

#define container_of(ptr, type, member) __epcheck_container_of(ptr, type, member)
#define ARRAY_SIZE(a) (sizeof(a) / sizeof((a)[0]))

/* Each operand is evaluated once. */
#define min(x, y) \
	({ \
		typeof(x) __min1 = (x); \
		typeof(y) __min2 = (y); \
		__min1 < __min2 ? __min1 : __min2; \
	})
#define max(x, y) \
	({ \
		typeof(x) __max1 = (x); \
		typeof(y) __max2 = (y); \
		__max1 > __max2 ? __max1 : __max2; \
	})

/* A call that may sleep is an error where it must not. */
static inline void might_sleep(void)
{
	if (__epcheck_in_atomic())
		__epcheck_fail("sleep-in-atomic", 0);
}

#ifdef EPCHECK_TREE
#include <linux/limits.h>
#include <linux/printk.h>

#define min_t(type, x, y) min((type)(x), (type)(y))
#define max_t(type, x, y) max((type)(x), (type)(y))
#define umin(x, y) min(x, y)
#define umax(x, y) max(x, y)
#define clamp(x, low, high) min((typeof(x))max(x, low), high)
#define clamp_t(type, x, low, high) min_t(type, max_t(type, x, low), high)
#define swap(a, b) \
	do { \
		typeof(a) __swapped = (a); \
		(a) = (b); \
		(b) = __swapped; \
	} while (0)
#define DIV_ROUND_UP(n, d) (((n) + (d) - 1) / (d))
#define container_of_const(ptr, type, member) container_of(ptr, type, member)
#define might_fault() might_sleep()
#define might_sleep_if(c) \
	do { \
		if (c) \
			might_sleep(); \
	} while (0)
#endif

#endif
