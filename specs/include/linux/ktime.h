/* Time has no value in the model: what matters is whether there is a timeout, and that it may be over at any moment. */
#ifndef LINUX_KTIME_H
#define LINUX_KTIME_H

#include <linux/types.h>

typedef s64 ktime_t;

struct timespec64 {
	long tv_sec;
	long tv_nsec;
};
#define timespec timespec64
struct __kernel_timespec;

#define HZ 1000
#define MSEC_PER_SEC 1000L
#define NSEC_PER_MSEC 1000000L
#define NSEC_PER_SEC 1000000000L
#define USEC_PER_SEC 1000000L

#define ktime_set(secs, nsecs) ((ktime_t)((secs) | (nsecs)))
#define ktime_get() ((ktime_t)0)
#define ktime_get_ns() ((u64)0)
#define ktime_get_ts(now) ((void)((now)->tv_sec = 0, (now)->tv_nsec = 0))
#define ktime_get_ts64(now) ktime_get_ts(now)
/* The present counts from 0. */
#define timespec_add_safe(now, delta) (delta)
#define timespec64_add_safe(now, delta) (delta)
#define timespec_to_ktime(ts) ((ktime_t)((ts).tv_sec | (ts).tv_nsec))
#define timespec64_to_ktime(ts) ((ktime_t)((ts).tv_sec | (ts).tv_nsec))
/* What a program passes is an object of the scenario. */
#define get_timespec64(ts, user) (*(ts) = *(const struct timespec64 *)(user), 0)
#define put_timespec64(ts, user) ((void)(ts), 0)
#define ktime_add_ns(time, ns) ((ktime_t)(time))
/* Which of two times comes first is anybody's guess. */
#define ktime_after(a, b) ((void)(a), __epcheck_choose(2))
#define ktime_before(a, b) ((void)(a), __epcheck_choose(2))
#define time_after(a, b) ((void)(a), (void)(b), __epcheck_choose(2) != 0)
#define time_before(a, b) ((void)(a), (void)(b), __epcheck_choose(2) != 0)
#define select_estimate_accuracy(ts) ((long)0)

#endif
