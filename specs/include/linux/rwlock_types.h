#ifndef LINUX_RWLOCK_TYPES_H
#define LINUX_RWLOCK_TYPES_H

#include <linux/rwlock.h>

#endif
