#include <epcheck/scenario.h>
#include <linux/compiler.h>
#include <linux/spinlock.h>

SCENARIO("two want one lock, one of them again and again");

static int word;
static DEFINE_SPINLOCK(lock);

SETUP
{
}

THREAD(A, "wait")
{
	while (!READ_ONCE(word)) {
		spin_lock(&lock);
		spin_unlock(&lock);
	}
}

THREAD(B, "say")
{
	spin_lock(&lock);
	WRITE_ONCE(word, 1);
	spin_unlock(&lock);
}
