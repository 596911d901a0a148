/* Devices are no part of the model; drivers/model.c stands for one. */
#ifndef LINUX_DEVICE_H
#define LINUX_DEVICE_H

#include <linux/pm_wakeup.h>

struct device;

#endif
