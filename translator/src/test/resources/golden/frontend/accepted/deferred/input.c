/* An unused prototype may name unknown structures and variable arguments. */
typedef __builtin_va_list va_list;
int vprintk(const char *fmt, va_list args);
struct unknown;
struct unknown *get(struct not_even_declared *p, unsigned count, signed char c, long long int ll);
int forward(struct unknown *u) { return get((struct not_even_declared *)u, 1, 2, 3) == u; }
enum state { READY = 1 << 4, DONE = READY | 1, AGAIN = sizeof(int[DONE]) + (3 > 2 ? 1 : 0) };
int bits[AGAIN == 18 && !(DONE & 2) ? 2 : -1];
#define BUILD_BUG_ON(c) _Static_assert(!(c), "BUILD_BUG_ON failed: " #c)
#define BUILD_BUG_ON_ZERO(e) ((int)(sizeof(struct { int : (-!!(e)); }) - 1))
#define ARRAY_SIZE(a) (sizeof(a) / sizeof((a)[0]) + BUILD_BUG_ON_ZERO(__builtin_types_compatible_p(typeof(a), typeof(&(a)[0]))))
#define min(x, y) ({ typeof(x) _x = (x); typeof(y) _y = (y); (void)(&_x == &_y); _x < _y ? _x : _y; })
#define DEFINE_PER_CPU(type, name) typeof(type) name
#define per_cpu_ptr(p, cpu) ({ (void)(cpu); (typeof(*(p)) *)(p); })
DEFINE_PER_CPU(long, counter);
int size(int n)
{
	BUILD_BUG_ON(sizeof(long) != 1);
	*per_cpu_ptr(&counter, 0) += n;
	return min(n, (int)ARRAY_SIZE(bits));
}
