/* System calls of other word sizes need CONFIG_COMPAT. */
#ifndef LINUX_COMPAT_H
#define LINUX_COMPAT_H

#include <linux/signal.h>

typedef unsigned int compat_size_t;
typedef unsigned int compat_uptr_t;

#endif
