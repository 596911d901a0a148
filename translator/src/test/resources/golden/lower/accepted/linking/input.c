/* Static names may clash, a header's static function is one, declarations meet definitions. */
#include <ops.h>
#include <shared.h>
static int counter;
static int helper(void) { return counter; }
struct thing *first;
SETUP { first = __epcheck_alloc(1, 0); }
THREAD(A, "one") { first->v = helper() + common(1); }
THREAD(B, "two") { other(first); }
