#include <epcheck/scenario.h>
#include <linux/mutex.h>
#include <linux/slab.h>

SCENARIO("a return out of a statement expression, wherever one can stand");

struct s {
	int a;
	struct mutex m;
};

static int n;
static struct s *p;
static DEFINE_MUTEX(m);

SETUP
{
}

static inline void g(void) { ({ return; }); }
static inline int g3(int a) { if (({ if (a) return 4; a; })) n = 1; return 2; }
static void g4(int a) { while (({ if (!a) return; a--; })) n = 1; }
static int g5(int a) { return a ?: ({ return 5; 1; }); }
static int g6(int a) { return n + ({ return 5; 1; }); }
static int a2(void) { int x = ({ return 1; 5; }); return x; }
static void a3(void) { for (;;) { ({ return; }); } }
static void a4(void) { for (;;) ({ if (n) return; n++; }); }
static void a5(int a) { switch (a) { case 1: ({ return; }); default: n = 1; } }
static void a6(int a) { a && ({ return; 1; }); n = 2; }
static void a7(int a) { ({ ({ return; }); }); n = 2; }
static void a8(int a) { (void)({ return; }); n = 2; }
static void a9(int a) { ({ if (a) return; }); n = 2; }
static void b1(int a) { ({ if (a) { return; } else { return; } }); n = 2; }
static void b2(void) { ASSERT(({ return; 1; })); }
static int b3(void) { return ({ do { return 3; } while (0); 1; }); }
static void c1(void) { ({ return; }); mutex_lock(&m); }
static void c2(void) { mutex_lock(({ if (n) return; &m; })); mutex_unlock(&m); }
static void c3(void) { p = ({ return; kzalloc(sizeof(struct s), 0); }); }
static struct s *c4(void) { return ({ return NULL; kzalloc(sizeof(struct s), 0); }); }
static void c5(void) { struct s *q = ({ struct s *x = p; if (!x) return; x; }); q->a = 1; }
static int c6(int a) { return a ? ({ return 1; 2; }) : ({ return 3; 4; }); }
static void c7(int a) { struct s loc; struct s *q = &loc; p = q; ({ return; }); loc.a = 3; }
static void c8(int a) { do { ({ return; }); } while (({ return; 1; })); }
static void c9(int a) { ({ struct s loc; p = &loc; return; }); }

THREAD(A, "return")
{
	g();
	ASSERT(g3(1) == 4);
	ASSERT(g3(0) == 2);
	n = 0;
	g4(2);
	ASSERT(n == 1);
	ASSERT(g5(0) == 5);
	ASSERT(g6(0) == 5);
	ASSERT(a2() == 1);
	a3();
	n = 0;
	a4();
	ASSERT(n == 1);
	n = 0;
	a5(1);
	a6(1);
	a7(1);
	a8(1);
	a9(1);
	b1(0);
	b1(1);
	b2();
	c1();
	c2();
	ASSERT(n == 0);
	a6(0);
	ASSERT(n == 2);
	n = 0;
	a9(0);
	ASSERT(n == 2);
	ASSERT(b3() == 3);
	c3();
	ASSERT(p == NULL && c4() == NULL);
	c5();
	ASSERT(c6(1) == 1 && c6(0) == 3);
	c7(1);
	p = NULL;
	c8(1);
	c9(1);
	p = NULL;
#if FAULT == 1
	ASSERT(g5(0) != 5);
#endif
	({ return; });
	ASSERT(0);
}
