/* Nothing to find. */
#include <epcheck/scenario.h>
#include <linux/mutex.h>

SCENARIO("two threads count under a lock");

static DEFINE_MUTEX(lock);
static int counter;

static void count(void)
{
	mutex_lock(&lock);
	counter = counter + 1;
	mutex_unlock(&lock);
}

SETUP {}

THREAD(A, "count") { count(); }
THREAD(B, "count") { count(); }

FINALLY { ASSERT(counter == 2); }
