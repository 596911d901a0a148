#ifndef LINUX_ANON_INODES_H
#define LINUX_ANON_INODES_H

#include <linux/file.h>

/* A file without a name. */
#define anon_inode_getfile(name, fops, priv, flags) alloc_file(fops, priv)

#endif
