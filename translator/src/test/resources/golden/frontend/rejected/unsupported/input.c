/* Valid C outside of the subset. */
static _Thread_local int per_thread; //~ error[KC201]
asm(".globl here"); //~ error[KC201]
double ratio; //~ error[KC201]
int other __attribute__((alias("x"))); //~ error[KC201]
typedef int v4 __attribute__((vector_size(16))); //~ error[KC201]
struct a { int x, y; } p = { .x = 1, 2 };
struct b { struct a in; int z; } q = { .in.x = 1, 2 }; //~ error[KC201]
_Atomic int atomic; //~ error[KC201]
