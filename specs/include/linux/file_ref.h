/* The reference count of a file: a counter that never comes back from 0. */
#ifndef LINUX_FILE_REF_H
#define LINUX_FILE_REF_H

#include <linux/atomic.h>

typedef struct {
	atomic_long_t refcnt;
} file_ref_t;

#define file_ref_init(ref, count) atomic_long_set(&(ref)->refcnt, count)
#define file_ref_get(ref) atomic_long_inc_not_zero(&(ref)->refcnt)
#define file_ref_inc(ref) atomic_long_inc(&(ref)->refcnt)
#define file_ref_read(ref) atomic_long_read(&(ref)->refcnt)

#endif
