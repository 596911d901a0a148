#ifndef LINUX_RBTREE_TYPES_H
#define LINUX_RBTREE_TYPES_H

#include <linux/rbtree.h>

#endif
