/* Sets of signals: only their type. */
#ifndef LINUX_SIGNAL_H
#define LINUX_SIGNAL_H

#include <linux/sched/signal.h>

typedef struct {
	unsigned long sig;
} sigset_t;
typedef sigset_t compat_sigset_t;

#endif
