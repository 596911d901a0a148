/* Storage: tentative definitions, extern, statics of functions, const. */
extern int shared, sized[];
static int tentative;
static int tentative;
static int tentative = 2;
int shared = 1;
int sized[3];
const int fixed = 1, *not_fixed, *const fixed_pointer = &fixed;
typedef const struct { int a; } frozen_t;
static frozen_t frozen = { 1 };
int declared(int), declared(int x);
inline int declared(int x) { return x; }
__extension__ int kept __attribute__((aligned(8), section(".data"))) = 3;
extern int renamed asm("other_name");
;
int count(void)
{
	static int calls = 1;
	{
		static int calls;
		calls++;
	}
	return ++calls + tentative + fixed + frozen.a + sized[0];
}
int again(void) { static int calls; static const char name[] = "again"; return calls + name[0]; }
struct pair { int *p; struct { int v; } in; };
static struct pair pairs[2] = { { .p = &sized[1] + 1, .in = (typeof(pairs[0].in)){ 4 } }, { (int *)&pairs[0].in } };
int (*handler)(void) = 1 ? &count : again;
