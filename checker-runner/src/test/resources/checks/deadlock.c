#include <epcheck/scenario.h>
#include <linux/mutex.h>

SCENARIO("two locks");

static DEFINE_MUTEX(outer);
static DEFINE_MUTEX(inner);
#if FAULT == 2
static DEFINE_MUTEX(gate);
#endif

/* With a gate before them the order of the two does not matter: no deadlock can be reached. */
static void both(struct mutex *first, struct mutex *second)
{
#if FAULT == 2
	mutex_lock(&gate);
#endif
	mutex_lock(first);
	mutex_lock(second);
	mutex_unlock(second);
	mutex_unlock(first);
#if FAULT == 2
	mutex_unlock(&gate);
#endif
}

SETUP
{
}

THREAD(A, "outer, inner") { both(&outer, &inner); }
#if FAULT
THREAD(B, "inner, outer") { both(&inner, &outer); }
#else
THREAD(B, "outer, inner") { both(&outer, &inner); }
#endif
