/* Ranges, fallthrough, default in the middle, a loop around. */
#include <ops.h>
static int a;
static int f(int op)
{
	switch (op) {
	case 1:
	case 2:
		a = 1;
		break;
	default:
		a = 9;
	case 5 ... 7:
		a = 2;
		return 5;
	}
	return 0;
}
SETUP { }
THREAD(A, "all") { for (int i = 0; i < 2; i++) { switch (i) { case 0: continue; } f(i); } }
