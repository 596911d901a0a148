/* A macro that makes functions out of types and names, and an operations table. */
#define MAP0(m, ...)
#define MAP1(m, t, a, ...) m(t, a)
#define MAP2(m, t, a, ...) m(t, a), MAP1(m, __VA_ARGS__)
#define MAP(n, ...) MAP##n(__VA_ARGS__)
#define DECL(t, a) t a
#define CAST(t, a) (t) a
#define AS_LONG(t, a) long a
#define CALL_DEFINE(n, name, ...) \
	static inline long do_##name(MAP(n, DECL, __VA_ARGS__)); \
	long sys_##name(MAP(n, AS_LONG, __VA_ARGS__)) { return do_##name(MAP(n, CAST, __VA_ARGS__)); } \
	static inline long do_##name(MAP(n, DECL, __VA_ARGS__))
#define __user
struct event { int bits; };
CALL_DEFINE(2, control, int, fd, struct event __user *, ev)
{
	return ev ? fd : -22;
}
struct file; struct inode;
struct operations {
	int (*open)(struct inode *, struct file *);
	long (*control)(int fd, struct event *ev);
	unsigned int (*poll[2])(struct file *, void (*queue)(struct file *, int));
};
static const struct operations ops = { .control = do_control, .open = (void *)0 };
long (*pick(int which))(int, struct event *) { return which ? ops.control : &do_control; }
