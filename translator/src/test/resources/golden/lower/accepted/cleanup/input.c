/* Cleanups run in reverse order on every way out; goto runs those of the scopes it leaves. */
#include <ops.h>
static int lock, other, a;
static inline void release(int **p) { __epcheck_unlock(*p, 0); }
static void log_it(int **p) { a = 1; }
#define HOLD(l, how) int *l##_held __attribute__((cleanup(how))) = ({ __epcheck_lock(&l, 0); &l; })
static int f(int x)
{
	HOLD(lock, release);
	if (x == 1)
		return a;
	for (int i = 0; i < x; i++) {
		HOLD(other, release);
		if (i == 3)
			continue;
		if (i == 4)
			break;
		if (i == 5)
			goto out;
		a = i;
	}
	a = 7;
out:
	;
	return 0;
}
static void kept(void) { HOLD(lock, log_it); }
SETUP { }
THREAD(A, "all") { f(2); kept(); }
