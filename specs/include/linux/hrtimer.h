/* Sleeping with a timeout. */
#ifndef LINUX_HRTIMER_H
#define LINUX_HRTIMER_H

#include <linux/ktime.h>
#include <linux/sched.h>
#include <linux/errno.h>

#define HRTIMER_MODE_ABS 0
#define HRTIMER_MODE_REL 1

/* Without a time it sleeps until woken; with one it may be over at any moment: then 0, else -EINTR. */
#define schedule_hrtimeout_range(expires, delta, mode) \
	((expires) ? (epcheck_schedule_timeout() ? 0 : -EINTR) : (schedule(), -EINTR))
#define schedule_hrtimeout(expires, mode) schedule_hrtimeout_range(expires, 0, mode)
#define schedule_hrtimeout_range_clock(expires, delta, mode, clock) schedule_hrtimeout_range(expires, delta, mode)

#endif
