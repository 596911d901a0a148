/* A structure whose address stays here is a handful of variables; one that others see is memory. */
#include <ops.h>
struct pair { int a; struct pair *p; };
union either { int n; struct pair *p; };
struct big { struct pair one; union either u; int v[2]; };
static struct pair shared, *where;
static struct pair make(int a) { struct pair p = { .a = a }; return p; }
static int take(struct pair p) { return p.a; }
static int locals(void)
{
	struct pair x = make(3), y;
	y = x;
	shared = y;
	return take(shared) + take((struct pair){ 4 }) + make(5).a;
}
static void seen(void)
{
	struct pair x = { 1 };
	where = &x;
	x.a = 2;
	where = 0;
}
static void parts(void)
{
	struct big b = { .one = { 1, &shared }, .v = { 5, 6 } };
	int n[2] = { 1, 2 };
	b.u.n = n[1] + *&b.v[1];
	shared.a = b.u.n;
}
SETUP { }
THREAD(A, "all") { locals(); seen(); parts(); }
