#include <epcheck/scenario.h>

SCENARIO("unsigned values of 32 bits become wider, or are taken apart");

static unsigned int n = 5;
static unsigned long wide;
static long less = -1;

static unsigned long up(unsigned int value)
{
	return value;
}

SETUP
{
}

THREAD(A, "compute")
{
	wide = up(n);
	ASSERT(wide == 5);
	/* With both sides 64 bits wide, -1 is less than 5. */
	ASSERT(!(less > n));
	n = 1u << 31;
	ASSERT((n & 1ul) == 0);
	ASSERT(n > 5);
	ASSERT(n >> 31 == 1);
#if FAULT == 1
	wide = up(n);
#elif FAULT == 2
	wide = n & less;
#elif FAULT == 3
	n = n / 2;
#elif FAULT == 4
	ASSERT(less > n);
#endif
}
