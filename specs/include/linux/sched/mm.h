#ifndef LINUX_SCHED_MM_H
#define LINUX_SCHED_MM_H

#include <linux/sched.h>

#endif
