#include <epcheck/scenario.h>
#include <linux/slab.h>
#include <linux/spinlock.h>

SCENARIO("who gives an object up is the only one to touch it from then on");

struct thing {
	int value;
};

static DEFINE_SPINLOCK(lock);
static struct thing *shared;

SETUP { shared = kzalloc(sizeof(*shared), GFP_KERNEL); }

THREAD(A, "give up")
{
	struct thing *mine;

	spin_lock(&lock);
	mine = shared;
	shared = NULL;
#if FAULT != 1
	spin_unlock(&lock);
	__epcheck_mark(mine);
#else
	__epcheck_mark(mine);
	shared = mine;
	spin_unlock(&lock);
#endif
	(void)READ_ONCE(mine->value);
}

THREAD(B, "look")
{
	spin_lock(&lock);
	if (shared)
		shared->value++;
	spin_unlock(&lock);
}
