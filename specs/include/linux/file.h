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

#endif
