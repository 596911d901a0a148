/* Only a function that a call can reach has to be translatable. */
struct ops {
	int (*poll)(int x);
	long (*ioctl)(int x, long y);
};

static int poll_it(int x)
{
	return x;
}

static long ioctl_it(int x, long y)
{
	return not_known_at_all(x, y);
}

static const struct ops ops = { poll_it, ioctl_it };

void __epcheck_setup(void)
{
	const struct ops *o = &ops;

	BUG_ON(o->poll(1) != 1 || !o->ioctl);
}
