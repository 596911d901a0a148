/* Two mutexes in both orders, and two plain writes. */
#include <epcheck/scenario.h>
#include <linux/mutex.h>
#include <linux/slab.h>

SCENARIO("two locks in both orders");

struct box {
	int value;
	struct mutex mtx;
};

static struct box *first;
static struct box *second;
static int counter;

static void both(struct box *a, struct box *b)
{
	mutex_lock(&a->mtx);
	mutex_lock(&b->mtx);
	a->value = b->value + 1;
	mutex_unlock(&b->mtx);
	mutex_unlock(&a->mtx);
}

SETUP
{
	first = kzalloc(sizeof(*first), GFP_KERNEL);
	second = kzalloc(sizeof(*second), GFP_KERNEL);
}

THREAD(A, "first, then second")
{
	both(first, second);
	counter = 1;
}

THREAD(B, "second, then first")
{
	both(second, first);
	counter = 2;
}
