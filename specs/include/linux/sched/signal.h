/* Signals do not occur but in mutex_lock_interruptible(). */
#ifndef LINUX_SCHED_SIGNAL_H
#define LINUX_SCHED_SIGNAL_H

#include <linux/sched.h>
#include <linux/sched/user.h>

#define fatal_signal_pending(task) 0
#define __fatal_signal_pending(task) 0
#define signal_pending_state(state, task) 0
/* A mask of signals that do not occur. */
#define set_user_sigmask(mask, size) ((void)(mask), (void)(size), 0)
#define set_compat_user_sigmask(mask, size) set_user_sigmask(mask, size)
#define restore_saved_sigmask_unless(interrupted) ((void)(interrupted))

#endif
