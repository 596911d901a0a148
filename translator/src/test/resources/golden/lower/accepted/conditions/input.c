/* What is pure makes no branch; what reads memory does, and only if needed. */
#include <ops.h>
static int a, b, c;
static int pure(int x, int y) { return (x && y) || (!x && y > 2); }
static int reads(int x) { return x && a; }
static int nested(void) { return (a || b) && c ? 1 : 2; }
static int elvis(int x) { return x ?: b ?: 7; }
static void effects(int x) { x ? (void)(a = 1) : (void)(b = 1); x || (c = 2); (void)0, c = 3; }
static int known(void) { if (0) return a; return 1 ? 4 : b; }
static inline int neg(int x) { return -x + ~x; }
SETUP { }
THREAD(A, "all") { pure(1, 2); reads(1); nested(); elvis(neg(0)); effects(1); known(); }
