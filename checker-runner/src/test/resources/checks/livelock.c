#include <epcheck/scenario.h>
#include <linux/compiler.h>

SCENARIO("one thread waits for another's word, awake");

static int word;

SETUP
{
}

THREAD(A, "wait")
{
	while (!READ_ONCE(word))
		;
}

THREAD(B, "say")
{
#if FAULT != 1
	WRITE_ONCE(word, 1);
#endif
}
