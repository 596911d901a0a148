#include <epcheck/scenario.h>
#include <linux/bug.h>
#include <linux/list.h>
#include <linux/poison.h>
#include <linux/slab.h>
#include <linux/spinlock.h>

SCENARIO("pointers and what they lead to");

struct thing {
	struct list_head link;
	int value;
};

static DEFINE_SPINLOCK(lock);
static LIST_HEAD(head);
static struct thing one;
static struct thing *shared;

static const int limit = 3;

static int twice(int n) { return 2 * n; }

struct operations {
	int (*run)(int n);
};
static struct operations operations;

SETUP
{
	list_add(&one.link, &head);
	shared = &one;
	operations.run = twice;
}

THREAD(A, "look")
{
	struct list_head *next;

	spin_lock(&lock);
#if FAULT == 1
	one.value = shared->value;
#else
	if (shared)
		one.value = shared->value;
#endif
	next = one.link.next;
#if FAULT == 2
	/* The entry may be off the list, with poison in its link. */
	if (next->prev)
#else
	if (!list_empty(&head) && next->prev)
#endif
		one.value++;
#if FAULT == 3
	*(int *)&limit = one.value;
#endif
#if FAULT == 4
	operations.run = (int (*)(int))&one;
#endif
	one.value = operations.run(one.value);
#if FAULT == 5
	if (list_empty(&head))
		BUG();
#endif
	spin_unlock(&lock);
}

THREAD(B, "take away")
{
	spin_lock(&lock);
	shared = NULL;
	list_del(&one.link);
	spin_unlock(&lock);
}
