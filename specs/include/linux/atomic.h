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

#ifdef EPCHECK_TREE
/* Whether the word was what the caller thought; if not, the caller learns what it was. */
#define epcheck_try_cmpxchg(p, old, new) \
	({ \
		typeof(*(p)) __thought = *(old); \
		typeof(*(p)) __found = (typeof(*(p)))__epcheck_cas((p), (long)__thought, (long)(new)); \
		if (__found != __thought) \
			*(old) = __found; \
		__found == __thought; \
	})

/* Every operation is ordered with all others. */
#define atomic_inc_and_test(v) (atomic_add_return(1, v) == 0)
#define atomic_sub_and_test(i, v) (atomic_add_return(-(i), v) == 0)
#define atomic_add_negative(i, v) (atomic_add_return(i, v) < 0)
#define atomic_sub_return(i, v) atomic_add_return(-(i), v)
#define atomic_fetch_add(i, v) ((int)__epcheck_update(&(v)->counter, EPCHECK_ADD, i))
#define atomic_fetch_sub(i, v) atomic_fetch_add(-(i), v)
#define atomic_fetch_inc(v) atomic_fetch_add(1, v)
#define atomic_fetch_dec(v) atomic_fetch_add(-1, v)
#define atomic_inc_unless_zero(v) atomic_inc_not_zero(v)
#define atomic_fetch_add_unless(v, i, u) ((int)__epcheck_add_unless(&(v)->counter, i, u))
#define atomic_read_acquire(v) atomic_read(v)
#define atomic_set_release(v, i) atomic_set(v, i)
#define atomic_try_cmpxchg(v, old, new) epcheck_try_cmpxchg(&(v)->counter, old, new)
#define atomic_add_return_relaxed(i, v) atomic_add_return(i, v)
#define atomic_sub_return_relaxed(i, v) atomic_sub_return(i, v)
#define atomic_inc_return_relaxed(v) atomic_inc_return(v)
#define atomic_dec_return_relaxed(v) atomic_dec_return(v)
#define atomic_xchg_relaxed(v, i) atomic_xchg(v, i)
#define atomic_cmpxchg_relaxed(v, o, n) atomic_cmpxchg(v, o, n)
#define atomic_fetch_add_relaxed(i, v) atomic_fetch_add(i, v)
#define atomic_fetch_sub_relaxed(i, v) atomic_fetch_sub(i, v)
#define atomic_inc_not_zero_relaxed(v) atomic_inc_not_zero(v)
#define atomic_dec_and_test_relaxed(v) atomic_dec_and_test(v)
#define atomic_try_cmpxchg_relaxed(v, o, n) atomic_try_cmpxchg(v, o, n)
#define atomic_add_return_acquire(i, v) atomic_add_return(i, v)
#define atomic_sub_return_acquire(i, v) atomic_sub_return(i, v)
#define atomic_inc_return_acquire(v) atomic_inc_return(v)
#define atomic_dec_return_acquire(v) atomic_dec_return(v)
#define atomic_xchg_acquire(v, i) atomic_xchg(v, i)
#define atomic_cmpxchg_acquire(v, o, n) atomic_cmpxchg(v, o, n)
#define atomic_fetch_add_acquire(i, v) atomic_fetch_add(i, v)
#define atomic_fetch_sub_acquire(i, v) atomic_fetch_sub(i, v)
#define atomic_inc_not_zero_acquire(v) atomic_inc_not_zero(v)
#define atomic_dec_and_test_acquire(v) atomic_dec_and_test(v)
#define atomic_try_cmpxchg_acquire(v, o, n) atomic_try_cmpxchg(v, o, n)
#define atomic_add_return_release(i, v) atomic_add_return(i, v)
#define atomic_sub_return_release(i, v) atomic_sub_return(i, v)
#define atomic_inc_return_release(v) atomic_inc_return(v)
#define atomic_dec_return_release(v) atomic_dec_return(v)
#define atomic_xchg_release(v, i) atomic_xchg(v, i)
#define atomic_cmpxchg_release(v, o, n) atomic_cmpxchg(v, o, n)
#define atomic_fetch_add_release(i, v) atomic_fetch_add(i, v)
#define atomic_fetch_sub_release(i, v) atomic_fetch_sub(i, v)
#define atomic_inc_not_zero_release(v) atomic_inc_not_zero(v)
#define atomic_dec_and_test_release(v) atomic_dec_and_test(v)
#define atomic_try_cmpxchg_release(v, o, n) atomic_try_cmpxchg(v, o, n)
#define atomic_long_inc_and_test(v) (atomic_long_add_return(1, v) == 0)
#define atomic_long_sub_and_test(i, v) (atomic_long_add_return(-(i), v) == 0)
#define atomic_long_add_negative(i, v) (atomic_long_add_return(i, v) < 0)
#define atomic_long_sub_return(i, v) atomic_long_add_return(-(i), v)
#define atomic_long_fetch_add(i, v) ((long)__epcheck_update(&(v)->counter, EPCHECK_ADD, i))
#define atomic_long_fetch_sub(i, v) atomic_long_fetch_add(-(i), v)
#define atomic_long_fetch_inc(v) atomic_long_fetch_add(1, v)
#define atomic_long_fetch_dec(v) atomic_long_fetch_add(-1, v)
#define atomic_long_inc_unless_zero(v) atomic_long_inc_not_zero(v)
#define atomic_long_fetch_add_unless(v, i, u) ((long)__epcheck_add_unless(&(v)->counter, i, u))
#define atomic_long_read_acquire(v) atomic_long_read(v)
#define atomic_long_set_release(v, i) atomic_long_set(v, i)
#define atomic_long_try_cmpxchg(v, old, new) epcheck_try_cmpxchg(&(v)->counter, old, new)
#define atomic_long_add_return_relaxed(i, v) atomic_long_add_return(i, v)
#define atomic_long_sub_return_relaxed(i, v) atomic_long_sub_return(i, v)
#define atomic_long_inc_return_relaxed(v) atomic_long_inc_return(v)
#define atomic_long_dec_return_relaxed(v) atomic_long_dec_return(v)
#define atomic_long_xchg_relaxed(v, i) atomic_long_xchg(v, i)
#define atomic_long_cmpxchg_relaxed(v, o, n) atomic_long_cmpxchg(v, o, n)
#define atomic_long_fetch_add_relaxed(i, v) atomic_long_fetch_add(i, v)
#define atomic_long_fetch_sub_relaxed(i, v) atomic_long_fetch_sub(i, v)
#define atomic_long_inc_not_zero_relaxed(v) atomic_long_inc_not_zero(v)
#define atomic_long_dec_and_test_relaxed(v) atomic_long_dec_and_test(v)
#define atomic_long_try_cmpxchg_relaxed(v, o, n) atomic_long_try_cmpxchg(v, o, n)
#define atomic_long_add_return_acquire(i, v) atomic_long_add_return(i, v)
#define atomic_long_sub_return_acquire(i, v) atomic_long_sub_return(i, v)
#define atomic_long_inc_return_acquire(v) atomic_long_inc_return(v)
#define atomic_long_dec_return_acquire(v) atomic_long_dec_return(v)
#define atomic_long_xchg_acquire(v, i) atomic_long_xchg(v, i)
#define atomic_long_cmpxchg_acquire(v, o, n) atomic_long_cmpxchg(v, o, n)
#define atomic_long_fetch_add_acquire(i, v) atomic_long_fetch_add(i, v)
#define atomic_long_fetch_sub_acquire(i, v) atomic_long_fetch_sub(i, v)
#define atomic_long_inc_not_zero_acquire(v) atomic_long_inc_not_zero(v)
#define atomic_long_dec_and_test_acquire(v) atomic_long_dec_and_test(v)
#define atomic_long_try_cmpxchg_acquire(v, o, n) atomic_long_try_cmpxchg(v, o, n)
#define atomic_long_add_return_release(i, v) atomic_long_add_return(i, v)
#define atomic_long_sub_return_release(i, v) atomic_long_sub_return(i, v)
#define atomic_long_inc_return_release(v) atomic_long_inc_return(v)
#define atomic_long_dec_return_release(v) atomic_long_dec_return(v)
#define atomic_long_xchg_release(v, i) atomic_long_xchg(v, i)
#define atomic_long_cmpxchg_release(v, o, n) atomic_long_cmpxchg(v, o, n)
#define atomic_long_fetch_add_release(i, v) atomic_long_fetch_add(i, v)
#define atomic_long_fetch_sub_release(i, v) atomic_long_fetch_sub(i, v)
#define atomic_long_inc_not_zero_release(v) atomic_long_inc_not_zero(v)
#define atomic_long_dec_and_test_release(v) atomic_long_dec_and_test(v)
#define atomic_long_try_cmpxchg_release(v, o, n) atomic_long_try_cmpxchg(v, o, n)
#define atomic64_read(v) atomic_long_read(v)
#define atomic64_set(v, i) atomic_long_set(v, i)
#define atomic64_inc(v) atomic_long_inc(v)
#define atomic64_dec(v) atomic_long_dec(v)
#define atomic64_add(i, v) atomic_long_add(i, v)
#define atomic64_sub(i, v) atomic_long_sub(i, v)
#define atomic64_inc_return(v) atomic_long_inc_return(v)
#define atomic64_dec_return(v) atomic_long_dec_return(v)
#define atomic64_add_return(i, v) atomic_long_add_return(i, v)
#define atomic64_dec_and_test(v) atomic_long_dec_and_test(v)
#define atomic64_inc_not_zero(v) atomic_long_inc_not_zero(v)
#define atomic64_xchg(v, i) atomic_long_xchg(v, i)
#define atomic64_cmpxchg(v, o, n) atomic_long_cmpxchg(v, o, n)
#define xchg_relaxed(p, v) xchg(p, v)
#define cmpxchg_relaxed(p, o, n) cmpxchg(p, o, n)
#define try_cmpxchg_relaxed(p, o, n) try_cmpxchg(p, o, n)
#define xchg_acquire(p, v) xchg(p, v)
#define cmpxchg_acquire(p, o, n) cmpxchg(p, o, n)
#define try_cmpxchg_acquire(p, o, n) try_cmpxchg(p, o, n)
#define xchg_release(p, v) xchg(p, v)
#define cmpxchg_release(p, o, n) cmpxchg(p, o, n)
#define try_cmpxchg_release(p, o, n) try_cmpxchg(p, o, n)
#define try_cmpxchg(p, o, n) epcheck_try_cmpxchg(p, o, n)
#define cmpxchg64(p, o, n) cmpxchg(p, o, n)
#define cmpxchg_local(p, o, n) cmpxchg(p, o, n)
#endif

#endif
