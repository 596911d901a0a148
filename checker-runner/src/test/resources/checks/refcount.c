#include <epcheck/scenario.h>
#include <linux/rcupdate.h>
#include <linux/refcount.h>
#include <linux/slab.h>

SCENARIO("a counted object, looked up by RCU readers");

struct thing {
	refcount_t refs;
	struct rcu_head rcu;
};
static struct thing *shared;

static void free_it(struct rcu_head *head)
{
	kfree(container_of(head, struct thing, rcu));
}

static void put(struct thing *mine)
{
#if FAULT == 4
	if (refcount_dec_and_test(&mine->refs))
		rcu_assign_pointer(shared, NULL);
#else
	if (refcount_dec_and_test(&mine->refs)) {
		rcu_assign_pointer(shared, NULL);
		call_rcu(&mine->rcu, free_it);
	}
#endif
}

SETUP
{
	shared = kzalloc(sizeof(*shared), GFP_KERNEL);
	refcount_set(&shared->refs, 1);
}

THREAD(A, "get and put")
{
	struct thing *mine;

	rcu_read_lock();
	mine = rcu_dereference(shared);
#if FAULT == 1
	/* Brings it back to life when its last reference is gone. */
	if (mine)
		refcount_inc(&mine->refs);
#else
	if (mine && !refcount_inc_not_zero(&mine->refs))
		mine = NULL;
#endif
	rcu_read_unlock();
	if (mine)
		put(mine);
}

THREAD(B, "put")
{
	struct thing *mine = shared;

	put(mine);
#if FAULT == 2
	put(mine);
#endif
#if FAULT == 3
	if (!refcount_read(&mine->refs))
		kfree(mine);
#endif
}

FINALLY { ASSERT(no_leaks()); }
