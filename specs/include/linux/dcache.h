/* Names of files: each has the same one. */
#ifndef LINUX_DCACHE_H
#define LINUX_DCACHE_H

#include <linux/types.h>

struct qstr {
	const unsigned char *name;
};

struct dentry {
	struct qstr d_name;
};

struct name_snapshot {
	struct qstr name;
};

/* A copy of a name, which nothing here changes. */
#define take_dentry_name_snapshot(snapshot, dentry) ((void)((snapshot)->name.name = NULL))
#define release_dentry_name_snapshot(snapshot) ((void)(snapshot))

#endif
