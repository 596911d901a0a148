#include <epcheck/scenario.h>
#include <linux/rcupdate.h>
#include <linux/slab.h>

SCENARIO("an object that RCU readers look at, replaced by nothing");

struct thing {
	int value;
	struct rcu_head rcu;
};
static struct thing *shared;

static void free_it(struct rcu_head *head)
{
	kfree(container_of(head, struct thing, rcu));
}

SETUP { shared = kzalloc(sizeof(*shared), GFP_KERNEL); }

THREAD(A, "read")
{
	struct thing *mine;

#if FAULT != 1
	rcu_read_lock();
#endif
	mine = rcu_dereference(shared);
#if FAULT == 2
	rcu_read_unlock();
#endif
	if (mine)
		(void)READ_ONCE(mine->value);
#if FAULT != 1 && FAULT != 2
	rcu_read_unlock();
#endif
}

THREAD(B, "free")
{
	struct thing *mine = shared;

	rcu_assign_pointer(shared, NULL);
	call_rcu(&mine->rcu, free_it);
#if FAULT == 3
	call_rcu(&mine->rcu, free_it);
#endif
#if FAULT == 4
	kfree(mine);
#endif
}

FINALLY { ASSERT(no_leaks()); }
