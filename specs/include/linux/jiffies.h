#ifndef LINUX_JIFFIES_H
#define LINUX_JIFFIES_H

#include <linux/ktime.h>

#define jiffies 0UL

#endif
