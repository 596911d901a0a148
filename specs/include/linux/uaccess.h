/* User memory is no part of the model: a write to it is a write nobody sees. */
#ifndef LINUX_UACCESS_H
#define LINUX_UACCESS_H

#include <linux/types.h>

#ifndef EPCHECK_TREE
#define __put_user(value, ptr) ((void)sizeof(value), (void)sizeof(*(ptr)), 0)
#else
/* The value is read all the same. User memory is always there: no access fails. */
#define __put_user(value, ptr) ((void)(value), (void)sizeof(*(ptr)), 0)
#define access_ok(...) 1
#define copy_to_user(to, from, n) ((void)(to), 0)
#define __copy_to_user(to, from, n) copy_to_user(to, from, n)
/* What a scenario passes is an object of its own. */
#define copy_from_user(to, from, n) (*(to) = *(typeof(to))(from), 0)
#define __copy_from_user(to, from, n) copy_from_user(to, from, n)
#define get_user(x, ptr) ((x) = *(ptr), 0)
#define __get_user(x, ptr) get_user(x, ptr)
#define clear_user(to, n) ((void)(to), 0)
#define user_access_begin(ptr, n) 1
#define user_write_access_begin(ptr, n) 1
#define user_access_end() do { } while (0)
#define user_write_access_end() do { } while (0)
#define unsafe_put_user(value, ptr, label) \
	do { \
		(void)(value); \
		(void)sizeof(*(ptr)); \
	} while (0)
#define unsafe_get_user(x, ptr, label) ((void)((x) = *(ptr)))
/* What stands behind these is a block. */
#define scoped_user_write_access_size(ptr, n, label) (void)sizeof(*(ptr));
#define scoped_user_write_access(ptr, label) (void)sizeof(*(ptr));
#define scoped_user_read_access_size(ptr, n, label) (void)sizeof(*(ptr));
#define scoped_user_read_access(ptr, label) (void)sizeof(*(ptr));
#endif
#define put_user(value, ptr) __put_user(value, ptr)

#endif
