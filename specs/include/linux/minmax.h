#ifndef LINUX_MINMAX_H
#define LINUX_MINMAX_H

#include <linux/kernel.h>

#endif
