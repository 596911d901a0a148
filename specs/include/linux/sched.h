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

#ifdef EPCHECK_TREE
#define TASK_WAKEKILL 0x100
#define TASK_KILLABLE (TASK_WAKEKILL | TASK_UNINTERRUPTIBLE)
#define MAX_SCHEDULE_TIMEOUT 0x7fffffffL

/* The others may run at any moment anyway. */
#define cond_resched() might_sleep()
#define need_resched() 0
#define TASK_COMM_LEN 16
/* Names of tasks are texts, which are not modelled. */
#define get_task_comm(buf, task) ((void)(buf))
#define cpu_relax() do { } while (0)

/* What is left of the time: with no limit it sleeps until woken. */
static inline long schedule_timeout(long timeout)
{
	if (timeout == MAX_SCHEDULE_TIMEOUT) {
		schedule();
		return timeout;
	}
	return epcheck_schedule_timeout() ? 0 : 1;
}
#endif

#endif
