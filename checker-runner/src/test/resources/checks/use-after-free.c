#include <epcheck/scenario.h>
#include <linux/mutex.h>
#include <linux/slab.h>

SCENARIO("an object behind a shared pointer, used and freed");

struct thing { int value; };
static DEFINE_MUTEX(lock);
static struct thing *shared;

SETUP { shared = kzalloc(sizeof(*shared), GFP_KERNEL); }

THREAD(A, "use")
{
	mutex_lock(&lock);
	if (shared)
		shared->value++;
	mutex_unlock(&lock);
}

THREAD(B, "free")
{
	struct thing *mine;

	mutex_lock(&lock);
	mine = shared;
#if FAULT != 1
	shared = NULL;
#endif
	mutex_unlock(&lock);
	kfree(mine);
}
