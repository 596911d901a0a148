#include <epcheck/scenario.h>
#include <linux/atomic.h>
#include <linux/mutex.h>
#include <linux/refcount.h>
#include <linux/slab.h>

SCENARIO("an object with a mutex inside; the last user frees it");

struct thing {
	struct mutex mutex;
	int users;
	refcount_t refs;
};
static struct thing *shared;

static void use(struct thing *mine)
{
#if FAULT == 1
	int last;

	/* By the mutex itself: its unlock touches it once more, when the next owner may be through. */
	mutex_lock(&mine->mutex);
	last = --mine->users == 0;
	mutex_unlock(&mine->mutex);
	if (last)
		kfree(mine);
#else
	mutex_lock(&mine->mutex);
	mine->users--;
#if FAULT == 2
	if (refcount_dec_and_test(&mine->refs))
		kfree(mine);
	mutex_unlock(&mine->mutex);
#else
	mutex_unlock(&mine->mutex);
	if (refcount_dec_and_test(&mine->refs))
		kfree(mine);
#endif
#endif
}

SETUP
{
	shared = kzalloc(sizeof(*shared), GFP_KERNEL);
	mutex_init(&shared->mutex);
	shared->users = 2;
	refcount_set(&shared->refs, 2);
}

THREAD(A, "use") { use(shared); }
THREAD(B, "use") { use(shared); }
