/* Sleeping locks. */
#ifndef LINUX_MUTEX_H
#define LINUX_MUTEX_H

#include <linux/kernel.h>
#include <linux/errno.h>
#include <linux/lockdep.h>

/* owner: 0, or the number of the thread. */
struct mutex {
	int owner;
};

#define __MUTEX_INITIALIZER(name) { 0 }
#define DEFINE_MUTEX(name) struct mutex name = __MUTEX_INITIALIZER(name)

static inline void mutex_init(struct mutex *lock)
{
	lock->owner = 0;
}

static inline void mutex_lock(struct mutex *lock)
{
	might_sleep();
	__epcheck_lock(&lock->owner, EPCHECK_SLEEP);
}

/* The subclass tells lockdep that an order is meant. */
static inline void mutex_lock_nested(struct mutex *lock, unsigned int subclass)
{
	might_sleep();
	__epcheck_lock_nested(&lock->owner, EPCHECK_SLEEP, subclass);
}

static inline int mutex_trylock(struct mutex *lock)
{
	return __epcheck_trylock(&lock->owner, EPCHECK_SLEEP);
}

/* A signal may come instead of the lock. */
static inline int mutex_lock_interruptible(struct mutex *lock)
{
	int signal;

	might_sleep();
	signal = __epcheck_choose(2);
	if (signal)
		return -EINTR;
	__epcheck_lock(&lock->owner, EPCHECK_SLEEP);
	return 0;
}

/*
 * Two steps: the next owner may be in, and through, before we have touched the mutex for the last time. The last
 * touch is atomic in the kernel, so it is no plain access here.
 */
static inline void mutex_unlock(struct mutex *lock)
{
	__epcheck_unlock(&lock->owner, EPCHECK_SLEEP);
	(void)__epcheck_load(&lock->owner, EPCHECK_ATOMIC);
}

static inline bool mutex_is_locked(struct mutex *lock)
{
	return __epcheck_load(&lock->owner, EPCHECK_ATOMIC) != 0;
}

static inline void mutex_destroy(struct mutex *lock)
{
	if (mutex_is_locked(lock))
		__epcheck_fail("mutex-destroyed-while-held", lock);
}

#ifdef EPCHECK_TREE
#include <linux/cleanup.h>

#define __mutex_init(lock, name, key) mutex_init(lock)
#define mutex_lock_killable(lock) mutex_lock_interruptible(lock)
#define mutex_lock_interruptible_nested(lock, subclass) mutex_lock_interruptible(lock)
#define mutex_lock_nest_lock(lock, outer) mutex_lock(lock)
#define mutex_lock_io(lock) mutex_lock(lock)

DEFINE_GUARD(mutex, struct mutex *, mutex_lock(_T), mutex_unlock(_T))
#endif

#endif
