/* Spinning locks. Whether a section is an RCU reader is a switch of the run. */
#ifndef LINUX_SPINLOCK_H
#define LINUX_SPINLOCK_H

#include <linux/kernel.h>
#include <linux/lockdep.h>

/* owner: 0, or the number of the thread. */
typedef struct spinlock {
	int owner;
} spinlock_t;

#define __SPIN_LOCK_UNLOCKED(name) { 0 }
#define DEFINE_SPINLOCK(name) spinlock_t name = __SPIN_LOCK_UNLOCKED(name)

static inline void spin_lock_init(spinlock_t *lock)
{
	lock->owner = 0;
}

/* The section begins before the lock is there: preemption is off while spinning. */
static inline void spin_lock(spinlock_t *lock)
{
#if EPCHECK_SPIN_IS_RCU_READER
	__epcheck_reader_enter();
#endif
	__epcheck_lock(&lock->owner, EPCHECK_SPIN);
}

/* The subclass tells lockdep that an order is meant. */
static inline void spin_lock_nested(spinlock_t *lock, int subclass)
{
#if EPCHECK_SPIN_IS_RCU_READER
	__epcheck_reader_enter();
#endif
	__epcheck_lock_nested(&lock->owner, EPCHECK_SPIN, subclass);
}

static inline int spin_trylock(spinlock_t *lock)
{
	int taken;

#if EPCHECK_SPIN_IS_RCU_READER
	__epcheck_reader_enter();
#endif
	taken = __epcheck_trylock(&lock->owner, EPCHECK_SPIN);
#if EPCHECK_SPIN_IS_RCU_READER
	if (!taken)
		__epcheck_reader_leave();
#endif
	return taken;
}

static inline void spin_unlock(spinlock_t *lock)
{
	__epcheck_unlock(&lock->owner, EPCHECK_SPIN);
#if EPCHECK_SPIN_IS_RCU_READER
	__epcheck_reader_leave();
#endif
}

static inline int spin_is_locked(spinlock_t *lock)
{
	return __epcheck_load(&lock->owner, EPCHECK_ATOMIC) != 0;
}

/* There are no interrupts in the model: what would run in one is a thread. */
#define spin_lock_irq(lock) spin_lock(lock)
#define spin_unlock_irq(lock) spin_unlock(lock)
#define spin_lock_bh(lock) spin_lock(lock)
#define spin_unlock_bh(lock) spin_unlock(lock)
#define spin_lock_irqsave(lock, flags) \
	do { \
		(flags) = 0; \
		spin_lock(lock); \
	} while (0)
#define spin_lock_irqsave_nested(lock, flags, subclass) \
	do { \
		(flags) = 0; \
		spin_lock_nested(lock, subclass); \
	} while (0)
#define spin_unlock_irqrestore(lock, flags) \
	do { \
		(void)(flags); \
		spin_unlock(lock); \
	} while (0)
#define assert_spin_locked(lock) lockdep_assert_held(lock)

#ifdef EPCHECK_TREE
#include <linux/cleanup.h>
#include <linux/preempt.h>

typedef spinlock_t raw_spinlock_t;
#define __RAW_SPIN_LOCK_UNLOCKED(name) __SPIN_LOCK_UNLOCKED(name)
#define DEFINE_RAW_SPINLOCK(name) spinlock_t name = __SPIN_LOCK_UNLOCKED(name)
#define raw_spin_lock_init(lock) spin_lock_init(lock)
#define raw_spin_lock(lock) spin_lock(lock)
#define raw_spin_unlock(lock) spin_unlock(lock)
#define raw_spin_lock_irq(lock) spin_lock(lock)
#define raw_spin_unlock_irq(lock) spin_unlock(lock)
#define raw_spin_lock_irqsave(lock, flags) spin_lock_irqsave(lock, flags)
#define raw_spin_unlock_irqrestore(lock, flags) spin_unlock_irqrestore(lock, flags)
#define spin_trylock_irq(lock) spin_trylock(lock)
#define spin_trylock_irqsave(lock, flags) ((flags) = 0, spin_trylock(lock))
#define spin_lock_irq_nested(lock, subclass) spin_lock_nested(lock, subclass)
#define spin_lock_nest_lock(lock, outer) spin_lock(lock)

DEFINE_GUARD(spinlock, spinlock_t *, spin_lock(_T), spin_unlock(_T))
DEFINE_GUARD(spinlock_irq, spinlock_t *, spin_lock(_T), spin_unlock(_T))
DEFINE_GUARD(spinlock_irqsave, spinlock_t *, spin_lock(_T), spin_unlock(_T))
DEFINE_GUARD(spinlock_bh, spinlock_t *, spin_lock(_T), spin_unlock(_T))
DEFINE_GUARD(raw_spinlock, spinlock_t *, spin_lock(_T), spin_unlock(_T))
DEFINE_GUARD(raw_spinlock_irq, spinlock_t *, spin_lock(_T), spin_unlock(_T))
DEFINE_GUARD(raw_spinlock_irqsave, spinlock_t *, spin_lock(_T), spin_unlock(_T))
#endif

#endif
