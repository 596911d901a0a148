/* container_of keeps the names; the loop is an ordinary loop with the span of the macro. */
#include <linux/list.h>
struct watch { int id; struct list_head link; struct { struct list_head ready; } sub; };
static LIST_HEAD(all);
int sum(struct list_head *head)
{
	struct watch *w;
	int total = 0;
	list_for_each_entry(w, head, link)
		total += w->id;
	list_for_each_entry(w, &all, sub.ready) {
		total++;
	}
	return total;
}
