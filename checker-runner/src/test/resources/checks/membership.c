#include <epcheck/scenario.h>
#include <linux/bug.h>
#include <linux/list.h>
#include <linux/mutex.h>

SCENARIO("a list that is empty whenever its lock is free");

static DEFINE_MUTEX(lock);
static LIST_HEAD(list);

static void pass(struct list_head *entry)
{
	mutex_lock(&lock);
	WARN_ON(!list_empty(&list));
	list_add(entry, &list);
#if FAULT != 1
	list_del(entry);
#endif
	mutex_unlock(&lock);
}

static struct list_head one, two;

SETUP
{
}

THREAD(A, "pass") { pass(&one); }
THREAD(B, "pass") { pass(&two); }
