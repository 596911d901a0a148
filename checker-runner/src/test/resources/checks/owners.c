#include <epcheck/scenario.h>
#include <linux/lockdep.h>
#include <linux/mutex.h>
#include <linux/rbtree.h>
#include <linux/rcupdate.h>

SCENARIO("what has to be held, and what must not");

static DEFINE_MUTEX(lock);
static DEFINE_MUTEX(other);
static struct rb_root tree = RB_ROOT;
static struct rb_node node;
static int in;

static void take_out(void)
{
	lockdep_assert_held(&lock);
#if FAULT == 1
	rb_erase(&node, &tree);
#else
	if (in)
		rb_erase(&node, &tree);
#endif
	in = 0;
}

static void out(void)
{
#if FAULT == 2
	mutex_lock(&other);
	take_out();
	mutex_unlock(&other);
#else
	mutex_lock(&lock);
	take_out();
	mutex_unlock(&lock);
#endif
}

SETUP
{
	rb_link_node(&node, NULL, &tree.rb_node);
	rb_insert_color(&node, &tree);
	in = 1;
}

THREAD(A, "out")
{
	out();
#if FAULT == 3
	mutex_destroy(&lock);
#endif
}

THREAD(B, "out")
{
	out();
#if FAULT == 4
	rcu_read_lock();
	synchronize_rcu();
	rcu_read_unlock();
#endif
}
