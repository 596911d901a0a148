/* Open files. */
#ifndef LINUX_FS_H
#define LINUX_FS_H

#include <linux/types.h>
#include <linux/list.h>
#include <linux/atomic.h>
#include <linux/spinlock.h>
#include <linux/rcupdate.h>

struct inode;
struct file;
struct poll_table_struct;

struct file_operations {
	unsigned int (*poll)(struct file *file, struct poll_table_struct *pt);
	int (*release)(struct inode *inode, struct file *file);
};

struct file {
	struct rcu_head f_rcuhead;
	const struct file_operations *f_op;
	/* f_ep_links, for those that change it. */
	spinlock_t f_lock;
	atomic_long_t f_count;
	void *private_data;
	/* The epitems that watch this file, and the place on epoll's list of files to check. */
	struct list_head f_ep_links;
	struct list_head f_tfile_llink;
};

#endif
