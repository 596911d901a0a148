#ifndef LINUX_TYPES_H
#define LINUX_TYPES_H

#include <linux/stddef.h>

typedef _Bool bool;
#define true 1
#define false 0

typedef unsigned char u8;
typedef unsigned short u16;
typedef unsigned int u32;
typedef unsigned long u64;
typedef signed char s8;
typedef short s16;
typedef int s32;
typedef long s64;
typedef u8 __u8;
typedef u16 __u16;
typedef u32 __u32;
typedef u64 __u64;
typedef s32 __s32;
typedef s64 __s64;
typedef unsigned long size_t;
typedef long ssize_t;
typedef unsigned long uintptr_t;
typedef long long loff_t;
typedef unsigned int gfp_t;
typedef unsigned int fmode_t;

#ifdef EPCHECK_TREE
typedef unsigned int __poll_t;
typedef u8 uint8_t;
typedef u16 uint16_t;
typedef u32 uint32_t;
typedef u64 uint64_t;
typedef s32 int32_t;
typedef s64 int64_t;
typedef __s64 __kernel_time64_t;
typedef unsigned long __kernel_size_t;
typedef __u16 __le16;
typedef __u32 __le32;
typedef unsigned char u_char;
typedef unsigned int uint;
typedef unsigned long ulong;
typedef int pid_t;
typedef unsigned short umode_t;
typedef unsigned int slab_flags_t;
#endif

struct list_head {
	struct list_head *next, *prev;
};

struct hlist_node {
	struct hlist_node *next, **pprev;
};

struct hlist_head {
	struct hlist_node *first;
};

/* Two words, as in the kernel: where it shares storage with something else, queueing it overwrites that. */
struct callback_head {
	struct callback_head *next;
	void (*func)(struct callback_head *head);
};
#define rcu_head callback_head

typedef struct {
	int counter;
} atomic_t;

typedef struct {
	long counter;
} atomic_long_t;

#ifdef EPCHECK_TREE
typedef atomic_long_t atomic64_t;
#endif

#endif
