/* Counters kept per CPU. A read is exact here; in the kernel it is near enough. */
#ifndef LINUX_PERCPU_COUNTER_H
#define LINUX_PERCPU_COUNTER_H

#include <linux/atomic.h>

/* One cell like an atomic_long_t, so that a header can give a counter to code of either kind. */
#define percpu_counter epcheck_percpu_counter
struct epcheck_percpu_counter {
	long counter;
};

#define percpu_counter_init(fbc, value, gfp...) (__epcheck_store(&(fbc)->counter, (value), EPCHECK_ATOMIC), 0)
#define percpu_counter_destroy(fbc) ((void)(fbc))
#define percpu_counter_add(fbc, amount) ((void)__epcheck_update(&(fbc)->counter, EPCHECK_ADD, (amount)))
#define percpu_counter_sub(fbc, amount) percpu_counter_add(fbc, -(amount))
#define percpu_counter_inc(fbc) percpu_counter_add(fbc, 1)
#define percpu_counter_dec(fbc) percpu_counter_add(fbc, -1)
#define percpu_counter_sum(fbc) __epcheck_load(&(fbc)->counter, EPCHECK_ATOMIC)
#define percpu_counter_read(fbc) percpu_counter_sum(fbc)
#define percpu_counter_read_positive(fbc) percpu_counter_sum(fbc)
#define percpu_counter_compare(fbc, rhs) ((int)(percpu_counter_sum(fbc) - (rhs)))

#endif
