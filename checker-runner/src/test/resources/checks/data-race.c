#include <epcheck/scenario.h>
#include <linux/spinlock.h>

SCENARIO("a counter");

static DEFINE_SPINLOCK(lock);
static int counter;

static void count(void)
{
#if FAULT != 1
	spin_lock(&lock);
#endif
	counter++;
#if FAULT != 1
	spin_unlock(&lock);
#endif
}

SETUP
{
}

THREAD(A, "count") { count(); }
THREAD(B, "count") { count(); }
FINALLY { ASSERT(counter == 2); }
