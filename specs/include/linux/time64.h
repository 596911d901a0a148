#ifndef LINUX_TIME64_H
#define LINUX_TIME64_H

#include <linux/ktime.h>

#endif
