/* What kernel headers do with the preprocessor. */
#define SECOND(a, b, ...) b
#define IS_SET_1 0,
#define IS_SET__(junk) SECOND(junk 1, 0)
#define IS_SET_(v) IS_SET__(IS_SET_##v)
#define IS_SET(option) IS_SET_(option)
#if IS_SET(CONFIG_MODEL) && !defined(CONFIG_OTHER) && !IS_SET(CONFIG_OTHER)
int configured = IS_SET(CONFIG_MODEL), other = IS_SET(CONFIG_OTHER);
#elif 1
#error not configured
#endif
int printk(const char *fmt, ...);
#define log(fmt, ...) printk("log: " fmt, ##__VA_ARGS__)
#define log2(fmt, args...) printk(fmt, ##args)
#define STR_(x) #x
#define STR(x) STR_(x)
#define JOIN_(a, b) a##b
#define JOIN(a, b) JOIN_(a, b)
#define UNIQUE(p) JOIN(p, __COUNTER__)
#define swap(a, b) do { typeof(a) __t = (a); (a) = (b); (b) = __t; } while (0)
#define twice(x) ({ int __x = (x); __x + __x; })
int UNIQUE(id), UNIQUE(id);
const char *where = __FILE__ STR(__LINE__) STR(a "b");
#define HERE(x) __LINE__ + x
int line = HERE(__LINE__), other_line = __LINE__;
#define ALIAS twice
int use(int a, int b)
{
	log("x");
	log("y %d", a);
	log2("z");
	swap(a,
	     b);
	return twice(ALIAS (a)) + \
		b;
}
