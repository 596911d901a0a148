/* Counters. Every operation is one step. */
#ifndef LINUX_ATOMIC_H
#define LINUX_ATOMIC_H

#include <linux/types.h>
#include <linux/compiler.h>

#define ATOMIC_INIT(i) { (i) }
#define ATOMIC_LONG_INIT(i) { (i) }

/* One body for both widths. */
#define EPCHECK_COUNTER(prefix, width) \
static inline width prefix##_read(const prefix##_t *v) \
{ \
	return (width)__epcheck_load(&v->counter, EPCHECK_ATOMIC); \
} \
static inline void prefix##_set(prefix##_t *v, width i) \
{ \
	__epcheck_store(&v->counter, i, EPCHECK_ATOMIC); \
} \
static inline void prefix##_add(width i, prefix##_t *v) \
{ \
	__epcheck_update(&v->counter, EPCHECK_ADD, i); \
} \
static inline width prefix##_add_return(width i, prefix##_t *v) \
{ \
	return (width)__epcheck_update(&v->counter, EPCHECK_ADD, i) + i; \
} \
static inline int prefix##_add_unless(prefix##_t *v, width i, width u) \
{ \
	return __epcheck_add_unless(&v->counter, i, u) != u; \
} \
static inline width prefix##_xchg(prefix##_t *v, width i) \
{ \
	return (width)__epcheck_update(&v->counter, EPCHECK_SET, i); \
} \
static inline width prefix##_cmpxchg(prefix##_t *v, width expected, width desired) \
{ \
	return (width)__epcheck_cas(&v->counter, expected, desired); \
}

EPCHECK_COUNTER(atomic, int)
EPCHECK_COUNTER(atomic_long, long)

#define atomic_sub(i, v) atomic_add(-(i), v)
#define atomic_inc(v) atomic_add(1, v)
#define atomic_dec(v) atomic_add(-1, v)
#define atomic_inc_return(v) atomic_add_return(1, v)
#define atomic_dec_return(v) atomic_add_return(-1, v)
#define atomic_dec_and_test(v) (atomic_add_return(-1, v) == 0)
#define atomic_inc_not_zero(v) atomic_add_unless(v, 1, 0)

#define atomic_long_sub(i, v) atomic_long_add(-(i), v)
#define atomic_long_inc(v) atomic_long_add(1, v)
#define atomic_long_dec(v) atomic_long_add(-1, v)
#define atomic_long_inc_return(v) atomic_long_add_return(1, v)
#define atomic_long_dec_return(v) atomic_long_add_return(-1, v)
#define atomic_long_dec_and_test(v) (atomic_long_add_return(-1, v) == 0)
#define atomic_long_inc_not_zero(v) atomic_long_add_unless(v, 1, 0)

#define xchg(p, v) ((typeof(*(p)))__epcheck_update((p), EPCHECK_SET, (long)(v)))
#define cmpxchg(p, o, n) ((typeof(*(p)))__epcheck_cas((p), (long)(o), (long)(n)))

#endif
