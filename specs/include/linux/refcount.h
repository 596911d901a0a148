/* Reference counts: counting up from 0 and down below 0 are errors. */
#ifndef LINUX_REFCOUNT_H
#define LINUX_REFCOUNT_H

#include <linux/types.h>
#include <linux/compiler.h>

typedef struct refcount_struct {
	int refs;
} refcount_t;

#define REFCOUNT_INIT(n) { (n) }

static inline void refcount_set(refcount_t *r, int n)
{
	__epcheck_store(&r->refs, n, EPCHECK_ATOMIC);
}

static inline unsigned int refcount_read(const refcount_t *r)
{
	return (unsigned int)__epcheck_load(&r->refs, EPCHECK_ATOMIC);
}

static inline void refcount_inc(refcount_t *r)
{
	__epcheck_ref(&r->refs, EPCHECK_INC);
}

static inline bool refcount_inc_not_zero(refcount_t *r)
{
	return __epcheck_ref(&r->refs, EPCHECK_INC_NOT_ZERO);
}

static inline bool refcount_dec_and_test(refcount_t *r)
{
	return __epcheck_ref(&r->refs, EPCHECK_DEC_AND_TEST);
}

#ifdef EPCHECK_TREE
static inline void refcount_dec(refcount_t *r)
{
	if (__epcheck_ref(&r->refs, EPCHECK_DEC_AND_TEST))
		__epcheck_fail("warning", r);
}

#define refcount_inc_not_zero_acquire(r) refcount_inc_not_zero(r)
#define refcount_set_release(r, n) refcount_set(r, n)
#define refcount_dec_and_test_rcu(r) refcount_dec_and_test(r)
#endif

#endif
