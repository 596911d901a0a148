/*
 * Model of open files.
 *
 * A file lives as long as somebody has a reference: the table of numbers has one for each open number, and fget()
 * gives one for the time of a system call. The last fput() ends it.
 */
#include <linux/file.h>
#include <linux/err.h>
#include <linux/eventpoll.h>
#include <linux/sched.h>
#include <linux/slab.h>
#include <linux/syscalls.h>
#include <model/file.h>

#define NR_FDS 8

/* A small table; a number is given out once only, so that a stale number stays stale. */
static struct file *fd_array[NR_FDS];
static int next_fd;

static struct kmem_cache *filp_cachep;

#ifdef EPCHECK_TREE
/* Every file has this name. */
static const struct dentry epcheck_dentry;
#endif

#if !EPCHECK_FILE_FREE_TYPESAFE
static void file_free_rcu(struct rcu_head *head)
{
	struct file *file = container_of(head, struct file, f_rcuhead);

	kmem_cache_free(filp_cachep, file);
}
#endif

/* With type-safe memory the next open may have the file at once; else readers are waited for. */
static inline void file_free(struct file *file)
{
#if EPCHECK_FILE_FREE_TYPESAFE
	kmem_cache_free(filp_cachep, file);
#else
	call_rcu(&file->f_rcuhead, file_free_rcu);
#endif
}

struct file *alloc_file(const struct file_operations *fops, void *private_data)
{
	struct file *file = kmem_cache_zalloc(filp_cachep, GFP_KERNEL);

	if (!file)
		return ERR_PTR(-ENOMEM);
	atomic_long_set(&file->f_count, 1);
	spin_lock_init(&file->f_lock);
#if !defined(EPCHECK_TREE) || EPCHECK_HAS_EVENTPOLL_INIT_FILE
	eventpoll_init_file(file);
#endif
#ifdef EPCHECK_TREE
	file->f_path.dentry = (struct dentry *)&epcheck_dentry;
#endif
	file->f_op = fops;
	file->private_data = private_data;
	return file;
}

int get_unused_fd_flags(int flags)
{
	int fd = (int)__epcheck_update(&next_fd, EPCHECK_ADD, 1);

	return fd < NR_FDS ? fd : -EMFILE;
}

void put_unused_fd(int fd)
{
}

/* From here on other threads can find the file. */
void fd_install(int fd, struct file *file)
{
	rcu_assign_pointer(fd_array[fd], file);
}

/*
 * Look-up and reference are one step: the kernel looks up again until it has counted up the file that still is in the table,
 * and files are not what is checked here.
 */
struct file *fget(int fd)
{
	struct file *file;

	__epcheck_atomic_begin();
	file = READ_ONCE(fd_array[fd]);
	if (file && !atomic_long_inc_not_zero(&file->f_count))
		file = NULL;
	__epcheck_atomic_end();
	return file;
}

/*
 * The end of a file. epoll must let go of it first; from the mark on nobody but this thread has any business with
 * it (errors of kind use-after-mark), though its memory is still there.
 */
void __fput(struct file *file)
{
	const struct file_operations *fops;

	eventpoll_release(file);
	__epcheck_mark(file);
	fops = file->f_op;
	if (fops->release)
		fops->release(NULL, file);
	file_free(file);
}

#ifndef EPCHECK_TREE
/* The kernel leaves __fput() to task work, which runs before the thread returns to user mode: here it runs at once. */
void fput(struct file *file)
{
	long before = __epcheck_update(&file->f_count.counter, EPCHECK_ADD, -1);

	if (before < 1)
		__epcheck_fail("file-count-underflow", file);
	if (before == 1)
		__fput(file);
}
#else
/*
 * Files whose last reference a thread has dropped. A tree may drop one with locks held that the end of a file takes: it ends
 * on the way back to user mode, as in the kernel.
 */
static struct callback_head *fput_work[EPCHECK_TASKS];

void fput(struct file *file)
{
	if (file_put(file)) {
		file->f_rcuhead.next = fput_work[__epcheck_self()];
		fput_work[__epcheck_self()] = &file->f_rcuhead;
	}
}

void epcheck_exit_to_user_mode(void)
{
	struct callback_head *work;

	while ((work = fput_work[__epcheck_self()]) != NULL) {
		fput_work[__epcheck_self()] = work->next;
		__fput(container_of(work, struct file, f_rcuhead));
	}
}
#endif

/* Takes the file out of the table, exactly once however many threads close the number, and drops the table's reference. */
long sys_close(int fd)
{
	struct file *file = xchg(&fd_array[fd], NULL);

	if (!file)
		return -EBADF;
#ifdef EPCHECK_TREE
	__fput_sync(file);
#else
	fput(file);
#endif
	return 0;
}
