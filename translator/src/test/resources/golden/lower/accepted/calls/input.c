/* Inline functions vanish, others keep a frame; through a pointer: every function whose address is taken. */
#include <ops.h>
struct ops { int (*get)(int); int (*set)(int, int); };
static int a;
static int get(int i) { return a + i; }
static int set(int i, int v) { return a = v; }
static const struct ops ops = { .get = get, .set = set };
static const struct ops *use = &ops;
int print(const char *fmt, ...);
int print(const char *fmt, ...) { return 0; }
static int down(int n) { return n ? down(n - 1) : a; }
static inline int twice(int x) { return x + x; }
static inline int four(int x) { return twice(twice(x)); }
SETUP { }
THREAD(A, "all") { use->get(1); (*use->set)(2, 3); print("%d", a = 4); down(2); a = four(a); }
THREAD(B, "nothing") { }
