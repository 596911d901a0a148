/* Tasks, as far as sleeping goes. */
#ifndef LINUX_SCHED_H
#define LINUX_SCHED_H

#include <linux/kernel.h>

/* A task is its thread's number; runnable is 0 from the decision to sleep until somebody wakes it. */
struct task_struct {
	int runnable;
};

#define EPCHECK_TASKS 8
extern struct task_struct epcheck_tasks[EPCHECK_TASKS];

#define current (&epcheck_tasks[__epcheck_self()])

#define TASK_RUNNING 0
#define TASK_INTERRUPTIBLE 1
#define TASK_UNINTERRUPTIBLE 2

#define set_current_state(state) WRITE_ONCE(current->runnable, (state) == TASK_RUNNING)
#define __set_current_state(state) set_current_state(state)

/* Sleeps until woken. */
static inline void schedule(void)
{
	might_sleep();
	__epcheck_await(&current->runnable);
}

/*
 * Sleeps until woken or until the time is over; true if it is over. The time may be over at any moment, so this
 * never blocks: whoever looks later finds the wake-up.
 */
static inline int epcheck_schedule_timeout(void)
{
	might_sleep();
	return !READ_ONCE(current->runnable);
}

/* Signals do not occur. */
#define signal_pending(task) 0

#endif
