/* The table of open files, and references to them. */
#ifndef LINUX_FILE_H
#define LINUX_FILE_H

#include <linux/fs.h>

/* A new file with one reference, or an error pointer. */
struct file *alloc_file(const struct file_operations *fops, void *private_data);

int get_unused_fd_flags(int flags);
void put_unused_fd(int fd);
void fd_install(int fd, struct file *file);

/* A reference to the file behind a number, or NULL. */
struct file *fget(int fd);
void fput(struct file *file);
void __fput(struct file *file);

#ifdef EPCHECK_TREE
#include <linux/cleanup.h>
#include <linux/err.h>

/* Threads share the table of numbers, so each look-up takes a reference. */
#define FDPUT_FPUT 1
struct fd {
	struct file *file;
	unsigned int flags;
};

#define EMPTY_FD (struct fd) { NULL, 0 }
#define fd_file(f) ((f).file)
#define fd_empty(f) (!(f).file)

static inline struct fd fdget(int number)
{
	struct fd f;

	f.file = fget(number);
	f.flags = f.file ? FDPUT_FPUT : 0;
	return f;
}

/* An epoll file keeps no position. */
#define fdget_pos(number) fdget(number)
#define fdget_raw(number) fdget(number)

static inline void epcheck_fdput(struct file *file)
{
	if (file)
		fput(file);
}
#define fdput(f) epcheck_fdput((f).file)
#define fdput_pos(f) fdput(f)

DEFINE_CLASS(fd, struct fd, fdput(_T), fdget(fd), int fd)
DEFINE_CLASS(fd_raw, struct fd, fdput(_T), fdget_raw(fd), int fd)
DEFINE_FREE(fput, struct file *, if (!IS_ERR_OR_NULL(_T)) fput(_T))

#define fget_light(number, needed) (*(needed) = 1, fget(number))
#define fput_light(file, needed) ((void)(needed), fput(file))

/* A number and a file that will be joined, or given back at the end of the scope. */
struct fd_prepare {
	int err;
	int __fd;
	struct file *__file;
};

static inline void epcheck_fd_prepare_end(struct fd_prepare *p)
{
	if (p->__fd >= 0)
		put_unused_fd(p->__fd);
	if (p->__file)
		fput(p->__file);
}

#define FD_PREPARE(name, flags, new_file) \
	struct fd_prepare name __cleanup(epcheck_fd_prepare_end) = { 0, -1, NULL }; \
	name.__fd = get_unused_fd_flags(flags); \
	if (name.__fd < 0) \
		name.err = name.__fd; \
	else \
		name.__file = (new_file); \
	if (IS_ERR(name.__file)) { \
		name.err = PTR_ERR(name.__file); \
		name.__file = NULL; \
	}
#define fd_prepare_fd(name) ((name).__fd)
#define fd_prepare_file(name) ((name).__file)
#define fd_publish(name) \
	({ \
		int __published = (name).__fd; \
		fd_install(__published, (name).__file); \
		(name).__fd = -1; \
		(name).__file = NULL; \
		__published; \
	})
#endif

#endif
