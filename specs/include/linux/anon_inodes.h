/* Files without a name. */
#ifndef LINUX_ANON_INODES_H
#define LINUX_ANON_INODES_H

#include <linux/file.h>
#include <linux/err.h>

#define anon_inode_getfile(name, fops, priv, flags) alloc_file(fops, priv)

/* The number of a new file, or an error. */
static inline int anon_inode_getfd(const char *name, const struct file_operations *fops, void *priv, int flags)
{
	struct file *file;
	int fd = get_unused_fd_flags(flags);

	if (fd < 0)
		return fd;
	file = alloc_file(fops, priv);
	if (IS_ERR(file)) {
		put_unused_fd(fd);
		return PTR_ERR(file);
	}
	fd_install(fd, file);
	return fd;
}

#endif
