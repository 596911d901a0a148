#ifndef LINUX_WAIT_BIT_H
#define LINUX_WAIT_BIT_H

#include <linux/wait.h>

#endif
