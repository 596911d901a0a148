/* Scopes that let go of what they hold: guards, __free and classes. */
struct thing {
	struct mutex mtx;
	spinlock_t lock;
	int flags;
};

static struct thing thing;
static DEFINE_MUTEX(other);
static int puts;

struct file *fget(int number)
{
	static struct file file;

	return number < 0 ? NULL : &file;
}

void fput(struct file *file)
{
	puts++;
}

int get_unused_fd_flags(int flags)
{
	return flags < 0 ? flags : 4;
}

static int returned;
void put_unused_fd(int fd)
{
	returned++;
}

static int installed;
void fd_install(int fd, struct file *file)
{
	installed++;
}

static int early(struct thing *t)
{
	guard(mutex)(&t->mtx);
	BUG_ON(!mutex_is_locked(&t->mtx));
	if (t->flags)
		return 1;
	guard(spinlock_irqsave)(&t->lock);
	return 2;
}

static int scoped(struct thing *t)
{
	scoped_guard(spinlock, &t->lock) {
		if (t->flags)
			return 1;
		t->flags = 4;
	}
	BUG_ON(spin_is_locked(&t->lock));
	return 0;
}

static int looped(struct thing *t)
{
	int i;

	for (i = 0; i < 4; i++) {
		guard(mutex)(&other);
		if (i == 1)
			continue;
		if (i == 2)
			break;
	}
	return i;
}

static struct thing *allocated(int keep)
{
	struct thing *t __free(kfree) = kzalloc(sizeof(*t), GFP_KERNEL);

	if (!t || !keep)
		return NULL;
	return_ptr(t);
}

static int number(int n)
{
	CLASS(fd, f)(n);

	if (fd_empty(f))
		return -EBADF;
	return fd_file(f)->f_op ? 1 : 2;
}

static int prepared(int flags, int fails)
{
	FD_PREPARE(fdf, flags, fails ? ERR_PTR(-ENOMEM) : fget(0));
	if (fdf.err)
		return fdf.err;
	if (flags == 7)
		return -EINVAL;
	return fd_publish(fdf);
}

static void reader(void)
{
	guard(rcu)();
	BUG_ON(!rcu_read_lock_held());
}

void __epcheck_setup(void)
{
	struct thing *t = &thing, *x;

	mutex_init(&t->mtx);
	spin_lock_init(&t->lock);
	BUG_ON(early(t) != 2);
	BUG_ON(scoped(t) != 0 || t->flags != 4 || scoped(t) != 1);
	BUG_ON(early(t) != 1);
	BUG_ON(looped(t) != 2);
	BUG_ON(mutex_is_locked(&t->mtx) || mutex_is_locked(&other) || spin_is_locked(&t->lock));
	BUG_ON(allocated(0));
	x = allocated(1);
	BUG_ON(!x);
	x->flags = 1;
	kfree(x);
	BUG_ON(number(-1) != -EBADF || puts != 0);
	BUG_ON(number(1) != 2 || puts != 1);
	BUG_ON(prepared(-EMFILE, 0) != -EMFILE || returned || puts != 1);
	BUG_ON(prepared(0, 1) != -ENOMEM || returned != 1 || puts != 1);
	BUG_ON(prepared(7, 0) != -EINVAL || returned != 2 || puts != 2);
	BUG_ON(prepared(0, 0) != 4 || returned != 2 || puts != 2 || installed != 1);
	reader();
	BUG_ON(rcu_read_lock_held());
	BUG_ON(__epcheck_leaks());
}
