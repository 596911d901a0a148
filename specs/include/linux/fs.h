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
#ifdef EPCHECK_TREE
#include <linux/file_ref.h>
#include <linux/path.h>

struct module;
struct seq_file;
#endif

struct file_operations {
	unsigned int (*poll)(struct file *file, struct poll_table_struct *pt);
	int (*release)(struct inode *inode, struct file *file);
#ifdef EPCHECK_TREE
	/* What a kernel's table may name besides; nothing here calls it. */
	struct module *owner;
	loff_t (*llseek)(struct file *file, loff_t offset, int whence);
	long (*unlocked_ioctl)(struct file *file, unsigned int cmd, unsigned long arg);
	long (*compat_ioctl)(struct file *file, unsigned int cmd, unsigned long arg);
	void (*show_fdinfo)(struct seq_file *m, struct file *file);
	unsigned int fop_flags;
#endif
};

struct file {
	struct rcu_head f_rcuhead;
	const struct file_operations *f_op;
	/* f_ep_links, for those that change it. */
	spinlock_t f_lock;
#ifdef EPCHECK_TREE
	/* The reference count by its two names. */
	union {
		atomic_long_t f_count;
		file_ref_t f_ref;
	};
#else
	atomic_long_t f_count;
#endif
	void *private_data;
#ifdef EPCHECK_TREE
	struct path f_path;
#endif
#if defined(EPCHECK_TREE) && EPCHECK_FILE_HAS_F_EP
	/* The epitems that watch this file. */
	struct hlist_head *f_ep;
#else
	/* The epitems that watch this file, and the place on epoll's list of files to check. */
	struct list_head f_ep_links;
	struct list_head f_tfile_llink;
#endif
};

/* One more reference for who has one already: a file without any is on its way out, and does not come back. */
static inline struct file *get_file(struct file *file)
{
	if (__epcheck_update(&file->f_count.counter, EPCHECK_ADD, 1) < 1)
		__epcheck_fail("refcount-from-zero", &file->f_count);
	return file;
}

#ifdef EPCHECK_TREE
/* Nobody seeks in these files or asks for their ioctls of another word size. */
#define noop_llseek NULL
#define no_llseek NULL
#define compat_ptr_ioctl NULL

struct super_block {
	unsigned int s_dev;
};
struct inode {
	unsigned long i_ino;
	struct super_block *i_sb;
};
/* For what /proc shows only, which nobody asks for. */
#define file_inode(file) ((void)(file), (struct inode *)NULL)

#define get_file_rcu(file) atomic_long_inc_not_zero(&(file)->f_count)
#define file_count(file) atomic_long_read(&(file)->f_count)
#endif

#endif
