#include <epcheck/scenario.h>
#include <linux/slab.h>

SCENARIO("what was allocated is given back, or can still be found");

struct thing {
	int n;
};

static struct thing *kept;

SETUP
{
}

THREAD(A, "make")
{
	struct thing *t = kzalloc(sizeof(*t), GFP_KERNEL);

#if FAULT != 1
	kept = t;
#endif
	t->n = 1;
}

FINALLY { ASSERT(no_leaks()); }
