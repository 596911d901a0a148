/* Locks for many readers or one writer. A writer who waits keeps new readers out, as a queued lock does outside of interrupts. */
#ifndef LINUX_RWLOCK_H
#define LINUX_RWLOCK_H

#include <linux/kernel.h>
#include <linux/lockdep.h>

/*
 * owner: 0, or the thread that writes, or for a moment the one that is about to read. idle is 0 while there are readers.
 * That a thread holds it for reading is not in its list of locks: freeing the lock under a reader is found by
 * the reader's next touch.
 */
typedef struct {
	int owner;
	int readers;
	int idle;
} rwlock_t;

#define __RW_LOCK_UNLOCKED(name) { 0, 0, 1 }
#define DEFINE_RWLOCK(name) rwlock_t name = __RW_LOCK_UNLOCKED(name)

static inline void rwlock_init(rwlock_t *lock)
{
	lock->owner = 0;
	lock->readers = 0;
	lock->idle = 1;
}

static inline void read_lock(rwlock_t *lock)
{
#if EPCHECK_SPIN_IS_RCU_READER
	__epcheck_reader_enter();
#endif
	__epcheck_lock(&lock->owner, EPCHECK_SPIN);
	__epcheck_atomic_begin();
	__epcheck_update(&lock->readers, EPCHECK_ADD, 1);
	__epcheck_store(&lock->idle, 0, EPCHECK_ATOMIC);
	__epcheck_atomic_end();
	__epcheck_unlock(&lock->owner, EPCHECK_SPIN);
}

static inline void read_unlock(rwlock_t *lock)
{
	__epcheck_atomic_begin();
	if (__epcheck_update(&lock->readers, EPCHECK_ADD, -1) == 1)
		__epcheck_store(&lock->idle, 1, EPCHECK_ATOMIC);
	__epcheck_atomic_end();
#if EPCHECK_SPIN_IS_RCU_READER
	__epcheck_reader_leave();
#endif
}

static inline void write_lock(rwlock_t *lock)
{
#if EPCHECK_SPIN_IS_RCU_READER
	__epcheck_reader_enter();
#endif
	__epcheck_lock(&lock->owner, EPCHECK_SPIN);
	__epcheck_await(&lock->idle);
}

static inline void write_unlock(rwlock_t *lock)
{
	__epcheck_unlock(&lock->owner, EPCHECK_SPIN);
#if EPCHECK_SPIN_IS_RCU_READER
	__epcheck_reader_leave();
#endif
}

/* There are no interrupts in the model: what would run in one is a thread. */
#define read_lock_irq(lock) read_lock(lock)
#define read_unlock_irq(lock) read_unlock(lock)
#define write_lock_irq(lock) write_lock(lock)
#define write_unlock_irq(lock) write_unlock(lock)
#define read_lock_bh(lock) read_lock(lock)
#define read_unlock_bh(lock) read_unlock(lock)
#define write_lock_bh(lock) write_lock(lock)
#define write_unlock_bh(lock) write_unlock(lock)
#define read_lock_irqsave(lock, flags) \
	do { \
		(flags) = 0; \
		read_lock(lock); \
	} while (0)
#define read_unlock_irqrestore(lock, flags) \
	do { \
		(void)(flags); \
		read_unlock(lock); \
	} while (0)
#define write_lock_irqsave(lock, flags) \
	do { \
		(flags) = 0; \
		write_lock(lock); \
	} while (0)
#define write_unlock_irqrestore(lock, flags) \
	do { \
		(void)(flags); \
		write_unlock(lock); \
	} while (0)

#endif
