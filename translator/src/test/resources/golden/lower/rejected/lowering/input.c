/* C that has no meaning in cells of 32 bits, or jumps where nothing was declared. */
#include <ops.h>
static long a;
static int *where;
static void big(void) { a = 0x100000000L; } //~ error[KC401]
static void into(int x)
{
	if (x)
		goto in; //~ error[KC401]
	{
		int seen = 1;
		where = &seen;
in:
		a = 1;
	}
}
SETUP { }
THREAD(A, "one") { big(); into(1); }
