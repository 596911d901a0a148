/* What another thread can see between is two steps: head and element, unlink and unlock. */
#include <ops.h>
struct node { struct node *next; int v; };
static struct { int lock; struct node *first; } list;
static int peek(void) { return list.first->v; }
static void pop(void)
{
	struct node *n;

	__epcheck_lock(&list.lock, 0);
	n = list.first;
	list.first = n->next;
	__epcheck_unlock(&list.lock, 0);
	__epcheck_touch(&list.lock, 1);
}
static void together(struct node *n)
{
	__epcheck_atomic_begin();
	__epcheck_touch(n, 1);
	if (n->v)
		n->v = 0;
	n->next = 0;
	__epcheck_atomic_end();
	n->v = 1;
}
SETUP { }
THREAD(A, "all") { peek(); pop(); together(list.first); }
