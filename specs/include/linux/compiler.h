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
#define __kernel
#define __force
#define __iomem
#define __percpu
#define __nocast
#define __safe
#define __private
#define __bitwise
#define __bitwise__
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

#ifdef EPCHECK_TREE
#define __cold
#define __hot
#define __pure
#define __weak
#define __used
#define __visible
#define __noreturn
#define __deprecated
#define __malloc
#define __sched
#define __lockfunc
#define __latent_entropy
#define __randomize_layout
#define __no_randomize_layout
#define __designated_init
#define __aligned(n)
#define __printf(a, b)
#define __section(name)
#define __counted_by(member)
#define __guarded_by(...)
#define __pt_guarded_by(...)
#define __context_unsafe(...)
#define __no_context_analysis
#define __cacheline_group_begin(name)
#define __cacheline_group_end(name)
#define ____cacheline_aligned
#define ____cacheline_aligned_in_smp
#define ____cacheline_internodealigned_in_smp
#define noinline_for_stack
#define notrace
#define asmlinkage
#define __must_hold_shared(x)
#define __releases_shared(x)
#define __acquires_shared(x)
#define __cond_acquires(...)
#define __acquire(x) do { } while (0)
#define __release(x) do { } while (0)
#define prefetch(x) ((void)(x))
#define prefetchw(x) ((void)(x))
#define optimizer_hide_var(x) do { } while (0)

#define ACCESS_ONCE(x) (*(volatile typeof(x) *)&(x))
/* A race that its author knows of; the access is what it is. */
#define data_race(x) (x)
#define ASSERT_EXCLUSIVE_WRITER(x) do { } while (0)
#define ASSERT_EXCLUSIVE_ACCESS(x) do { } while (0)
#define lockless_dereference(p) ((typeof(p))__epcheck_load(&(p), EPCHECK_RCU_READ))
#define smp_load_relaxed(p) ((typeof(*(p)))__epcheck_load((p), EPCHECK_ONCE))
#define smp_store_mb(x, val) WRITE_ONCE(x, val)
#define set_mb(x, val) WRITE_ONCE(x, val)
#define mb() do { } while (0)
#define rmb() do { } while (0)
#define wmb() do { } while (0)
#define smp_read_barrier_depends() do { } while (0)
#define smp_mb__before_spinlock() do { } while (0)
#define smp_mb__after_spinlock() do { } while (0)
#define smp_mb__after_unlock_lock() do { } while (0)
#define smp_acquire__after_ctrl_dep() do { } while (0)
#define smp_mb__before_atomic_inc() do { } while (0)
#define smp_mb__after_atomic_inc() do { } while (0)
#define smp_mb__before_atomic_dec() do { } while (0)
#define smp_mb__after_atomic_dec() do { } while (0)
#endif

#endif
