/* fails KC303 */
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

	o->ioctl(1, 2);
}
