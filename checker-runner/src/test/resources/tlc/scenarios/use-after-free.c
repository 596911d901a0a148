/* One thread frees what the other one reads; and a reader that is safe. */
#include <epcheck/scenario.h>
#include <linux/rcupdate.h>
#include <linux/slab.h>

SCENARIO("free of an item against a reader");

struct item {
	int count;
	struct rcu_head rcu;
};

static struct item *plain;
static struct item *safe;

static void free_item(struct rcu_head *head)
{
	kfree(container_of(head, struct item, rcu));
}

static void drop(struct item *it)
{
	kfree(it);
}

static int peek(void)
{
	return READ_ONCE(plain->count);
}

SETUP
{
	plain = kzalloc(sizeof(*plain), GFP_KERNEL);
	safe = kzalloc(sizeof(*safe), GFP_KERNEL);
}

THREAD(A, "drop")
{
	struct item *it = READ_ONCE(safe);

	drop(READ_ONCE(plain));
	rcu_assign_pointer(safe, NULL);
	call_rcu(&it->rcu, free_item);
}

THREAD(B, "peek")
{
	struct item *it;

	rcu_read_lock();
	it = rcu_dereference(safe);
	if (it)
		READ_ONCE(it->count);
	rcu_read_unlock();
	peek();
}
