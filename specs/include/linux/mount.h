/* Mounts are no part of the model. */
#ifndef LINUX_MOUNT_H
#define LINUX_MOUNT_H

#include <linux/fs.h>



#endif
