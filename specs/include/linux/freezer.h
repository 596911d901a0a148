/* Nothing suspends the machine in a run. */
#ifndef LINUX_FREEZER_H
#define LINUX_FREEZER_H

#include <linux/hrtimer.h>

#define freezable_schedule_hrtimeout_range(expires, delta, mode) schedule_hrtimeout_range(expires, delta, mode)
#define freezable_schedule() schedule()
#define freezable_schedule_timeout(timeout) schedule_timeout(timeout)
#define freezer_do_not_count() do { } while (0)
#define freezer_count() do { } while (0)
#define try_to_freeze() 0

#endif
