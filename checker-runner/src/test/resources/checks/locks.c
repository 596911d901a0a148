#include <epcheck/scenario.h>
#include <linux/mutex.h>
#include <linux/rcupdate.h>
#include <linux/spinlock.h>

SCENARIO("locks and RCU sections, taken and given back");

static DEFINE_MUTEX(mutex);
static DEFINE_SPINLOCK(spinlock);

SETUP
{
}

THREAD(A, "in turn")
{
#if FAULT != 1
	mutex_lock(&mutex);
#endif
#if FAULT != 2
	mutex_unlock(&mutex);
#endif
#if FAULT != 3
	rcu_read_lock();
#endif
#if FAULT != 4
	rcu_read_unlock();
#endif
}

THREAD(B, "nested")
{
#if FAULT == 5
	spin_lock(&spinlock);
	mutex_lock(&mutex);
#elif FAULT == 6
	rcu_read_lock();
	mutex_lock(&mutex);
	spin_lock(&spinlock);
#else
	mutex_lock(&mutex);
	spin_lock(&spinlock);
#endif
#if FAULT == 7
	synchronize_rcu();
#endif
	spin_unlock(&spinlock);
	mutex_unlock(&mutex);
#if FAULT == 6
	rcu_read_unlock();
#endif
}
