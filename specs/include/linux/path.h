#ifndef LINUX_PATH_H
#define LINUX_PATH_H

#include <linux/dcache.h>

struct path {
	struct dentry *dentry;
};

#endif
