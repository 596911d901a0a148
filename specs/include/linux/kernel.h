#ifndef LINUX_KERNEL_H
#define LINUX_KERNEL_H

#include <linux/types.h>
#include <linux/compiler.h>
#include <linux/bug.h>

#define container_of(ptr, type, member) __epcheck_container_of(ptr, type, member)
#define ARRAY_SIZE(a) (sizeof(a) / sizeof((a)[0]))

#define min(x, y) ((x) < (y) ? (x) : (y))
#define max(x, y) ((x) > (y) ? (x) : (y))

/* A call that may sleep is an error where it must not. */
static inline void might_sleep(void)
{
	if (__epcheck_in_atomic())
		__epcheck_fail("sleep-in-atomic", 0);
}

#endif
