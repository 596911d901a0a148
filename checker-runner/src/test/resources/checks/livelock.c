#include <epcheck/scenario.h>
#include <linux/compiler.h>
#include <linux/spinlock.h>

SCENARIO("one thread waits for another's word, awake");

static int word;
static DEFINE_SPINLOCK(mine);
static DEFINE_SPINLOCK(yours);

SETUP
{
}

#if FAULT < 3
THREAD(A, "wait")
{
	while (!READ_ONCE(word))
		;
}

THREAD(B, "say")
{
#if FAULT == 0
	WRITE_ONCE(word, 1);
#elif FAULT == 2
	/* Said, and taken back: who was not quick enough waits for ever. */
	WRITE_ONCE(word, 1);
	WRITE_ONCE(word, 0);
#endif
}
#else
/* Each gives way to the other. They can do so for ever, but need not. */
static void both(spinlock_t *first, spinlock_t *second)
{
	for (;;) {
		spin_lock(first);
		if (spin_trylock(second))
			break;
		spin_unlock(first);
	}
	spin_unlock(second);
	spin_unlock(first);
}

THREAD(A, "mine, yours") { both(&mine, &yours); }
THREAD(B, "yours, mine") { both(&yours, &mine); }
#endif
