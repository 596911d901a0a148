/* Errors in pointers: an address and an integer have one representation. */
#ifndef LINUX_ERR_H
#define LINUX_ERR_H

#include <linux/types.h>
#include <linux/errno.h>

#define MAX_ERRNO 4095

#define ERR_PTR(error) ((void *)(long)(error))
#define PTR_ERR(ptr) ((long)(ptr))
#define ERR_CAST(ptr) ((void *)(ptr))
#define IS_ERR(ptr) ((long)(ptr) < 0 && (long)(ptr) >= -MAX_ERRNO)
#define IS_ERR_OR_NULL(ptr) (!(ptr) || IS_ERR(ptr))

#ifdef EPCHECK_TREE
#define PTR_ERR_OR_ZERO(ptr) ({ void *__ptr = (ptr); IS_ERR(__ptr) ? (int)PTR_ERR(__ptr) : 0; })
#endif

#endif
