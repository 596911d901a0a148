#ifndef LINUX_TIME_H
#define LINUX_TIME_H

#include <linux/ktime.h>

#endif
