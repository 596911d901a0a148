#include <epcheck/scenario.h>
#include <linux/mutex.h>
#include <linux/slab.h>

SCENARIO("a parent's lock, then its child's");

struct node {
	struct mutex lock;
	struct node *child;
};

static struct node *top, *other;

static struct node *node(struct node *child)
{
	struct node *n = kzalloc(sizeof(*n), GFP_KERNEL);

	mutex_init(&n->lock);
	n->child = child;
	return n;
}

SETUP
{
	top = node(node(NULL));
	other = node(node(NULL));
}

#if FAULT == 1
#define INNER 0 /* both are of one class: nothing tells which comes first */
#else
#define INNER 1
#endif

THREAD(A, "down")
{
	mutex_lock(&top->lock);
	mutex_lock_nested(&top->child->lock, INNER);
	mutex_unlock(&top->child->lock);
	mutex_unlock(&top->lock);
}

#if FAULT >= 2
/* Up, of another pair: the places are others, the classes are the same. A trylock does not wait: it is no order. */
THREAD(B, "up")
{
	mutex_lock_nested(&other->child->lock, INNER);
#if FAULT == 2
	mutex_lock(&other->lock);
	mutex_unlock(&other->lock);
#else
	if (mutex_trylock(&other->lock))
		mutex_unlock(&other->lock);
#endif
	mutex_unlock(&other->child->lock);
}
#endif
