/* One function, every path, nothing that waits. */
#include <ops.h>
static int a, l;
static void g(void) { }
static void calls(void) { __epcheck_atomic_begin(); a = 1; g(); __epcheck_atomic_end(); } //~ error[KC402]
static void waits(void) { __epcheck_atomic_begin(); a = 1; __epcheck_lock(&l, 0); __epcheck_atomic_end(); } //~ error[KC402]
static void returns(int x) {
	__epcheck_atomic_begin();
	a = 1;
	if (x)
		return; //~ error[KC402]
	a = 2;
	__epcheck_atomic_end();
}
static void twice(void) { __epcheck_atomic_begin(); __epcheck_atomic_begin(); a = 1; __epcheck_atomic_end(); } //~ error[KC402]
static void unbegun(void) { __epcheck_atomic_end(); } //~ error[KC402]
static void first(int x) {
	__epcheck_atomic_begin();
	if (x)
		a = 2;
	a = 3; //~ error[KC402]
	__epcheck_atomic_end();
}
SETUP { }
THREAD(A, "one") { calls(); waits(); returns(l); twice(); unbegun(); first(l); }
