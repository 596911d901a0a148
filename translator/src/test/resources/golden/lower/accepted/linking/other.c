#include <shared.h>
static int counter = 5;
static int helper(void) { return counter++; }
void other(struct thing *t) { t->v = helper() + common(2); }
void unused(void) { other(0); }
