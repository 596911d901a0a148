#include <epcheck/scenario.h>
#include <linux/list.h>
#include <linux/spinlock.h>

SCENARIO("two threads, one of which is to take an entry off a list");

static DEFINE_SPINLOCK(lock);
static LIST_HEAD(head);
static struct list_head entry;

static void take_off(void)
{
	spin_lock(&lock);
#if FAULT == 1
	list_del(&entry);
#else
	if (!list_empty(&entry))
		list_del_init(&entry);
#endif
	spin_unlock(&lock);
}

SETUP { list_add(&entry, &head); }
THREAD(A, "take off") { take_off(); }
THREAD(B, "take off") { take_off(); }
FINALLY { ASSERT(list_empty(&head)); }
