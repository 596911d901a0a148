/* What an operation wants to know at translation time. */
#include <ops.h>
static int a;
static void no_type(void) { void *p = __epcheck_alloc(0, 0); a = (long)p; } //~ error[KC402]
static void no_constant(int n) { a = __epcheck_choose(n); } //~ error[KC402]
static void no_access(void) { __epcheck_load(&a, 9); } //~ error[KC402]
static void no_text(const char *s) { __epcheck_fail(s, 0); } //~ error[KC402]
SETUP { }
THREAD(A, "one") { no_type(); no_constant(2); no_access(); no_text("x"); }
