// Code that was not written for the checker: what cannot be understood counts only for who uses it.
#include <linux/list.h>
#include <linux/gadget.h> //~ warning[KC104]
#include "local.h" //~ warning[KC104]

// Annotations that no header knows.
static int counter __kept_in_some_section; //~ warning[KC104]
static __checked_by_some_tool int other; //~ warning[KC104]
static void locked(int *lock) __holds_some_lock(lock) //~ warning[KC104]
{
	*lock = counter + other;
}

// Unknown types: pointers and members are fine.
struct widget {
	gadget_t first;
	struct gadget second;
	gadget_t *third;
	struct list_head list;
	int size;
};
static int size(struct widget *w, gadget_t *unused)
{
	return w->size;
}
static int inside(struct widget *w)
{
	return w->second.size; //~ error[KC302]
}
static int local(void)
{
	gadget_t g; //~ error[KC302]

	return 0;
}

// A variable is no annotation, whatever its name.
struct gadget;
static struct gadget *__gadget;
static int __number;
static int names(void)
{
	return __gadget ? __number : 0;
}

// Declarations that cannot be read.
DEFINE_GADGET(key); //~ warning[KC104]
static struct gadget whole; //~ warning[KC104]
static int wanted = gadget_size(3); //~ error[KC303] //~ warning[KC104]
static int user(void)
{
	return wanted; // its error stands at the declaration
}
static int broken(int x)
{
	return x +; //~ error[KC101] //~ warning[KC104]
}
static int caller(void)
{
	return broken(1); // fine by itself: `broken` is the one that cannot be translated
}
static int late = 1, late2 = late + 1; //~ warning[KC104]
