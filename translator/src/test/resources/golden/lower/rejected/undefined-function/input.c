/* Reported with its call chain, once, and only if a thread gets there. */
#include <ops.h>
void missing(void);
extern int gone;
static void deep(void) { missing(); } //~ error[KC303]
static void unused(void) { missing(); }
SETUP { deep(); }
THREAD(A, "one") { deep(); gone = 1; } //~ error[KC301]
