/* A loop may not spin without a scheduling point; its entry makes no step of its own. */
#include <ops.h>
struct node { struct node *next; int v; };
static struct node *list;
static int stop;
static int sum(void)
{
	int s = 0;
	for (struct node *n = list; n; n = n->next) {
		if (n->v == 1)
			continue;
		if (n->v == 2)
			break;
		s += n->v;
	}
	return s;
}
static void spin(void) { while (!stop) ; }
static void local(int n) { do { n--; } while (n); }
static void forever(void) { for (;;) ; }
SETUP { }
THREAD(A, "all") { sum(); spin(); local(3); forever(); }
