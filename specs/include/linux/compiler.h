/* Marked accesses, and attributes that mean nothing to a model. */
#ifndef LINUX_COMPILER_H
#define LINUX_COMPILER_H

#include <epcheck/ops.h>

#define READ_ONCE(x) ((typeof(x))__epcheck_load(&(x), EPCHECK_ONCE))
#define WRITE_ONCE(x, val) __epcheck_store(&(x), (long)(val), EPCHECK_ONCE)
#define smp_load_acquire(p) ((typeof(*(p)))__epcheck_load((p), EPCHECK_ACQUIRE))
#define smp_store_release(p, val) __epcheck_store((p), (long)(val), EPCHECK_RELEASE)

/* Executions are sequentially consistent: a barrier orders nothing more. */
#define barrier() do { } while (0)
#define smp_mb() do { } while (0)
#define smp_rmb() do { } while (0)
#define smp_wmb() do { } while (0)
#define smp_mb__before_atomic() do { } while (0)
#define smp_mb__after_atomic() do { } while (0)

#define likely(x) (x)
#define unlikely(x) (x)

#define __user
#define __rcu
#define __init
#define __must_check
#define __read_mostly
#define __cacheline_aligned
#define __cacheline_aligned_in_smp
#define __acquires(x)
#define __releases(x)
#define __must_hold(x)
#define __maybe_unused __attribute__((__unused__))
#define __packed
#define noinline
#define __always_inline inline
#define fallthrough do { } while (0)

#define EXPORT_SYMBOL(name) struct epcheck_export
#define EXPORT_SYMBOL_GPL(name) struct epcheck_export

#endif
