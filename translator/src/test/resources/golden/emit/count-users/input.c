/* Each instruction of a lock, a plain access, a call and a free reads like the C. */
#include <epcheck/scenario.h>
#include <linux/mutex.h>
#include <linux/slab.h>

SCENARIO("the last user frees, after its unlock");

struct box {
	struct mutex lock;
	int users;
};

static struct box *shared;

SETUP
{
	shared = kzalloc(sizeof(*shared), GFP_KERNEL);
	mutex_init(&shared->lock);
	shared->users = 2;
}

static void leave(struct box *box)
{
	int left;

	mutex_lock(&box->lock);
	left = --box->users;
	mutex_unlock(&box->lock);
	if (!left)
		kfree(box);
}

THREAD(A, "leave") { leave(shared); }
THREAD(B, "leave") { leave(shared); }
