#include <epcheck/scenario.h>
#include <linux/atomic.h>
#include <linux/slab.h>

SCENARIO("two threads, one of which is to free an object");

struct thing { int value; };
static struct thing *shared;

static void drop(void)
{
#if FAULT == 1
	struct thing *mine = READ_ONCE(shared);
#else
	struct thing *mine = xchg(&shared, NULL);
#endif

	kfree(mine);
#if FAULT == 2
	if (mine)
		kfree(&mine->value + 1);
#endif
}

SETUP { shared = kzalloc(sizeof(*shared), GFP_KERNEL); }
THREAD(A, "drop") { drop(); }
THREAD(B, "drop") { drop(); }
