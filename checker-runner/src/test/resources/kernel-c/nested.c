/* Calls that count how deep they are, through a list of nodes on the stack; what kernels up to 5.10 do before they poll. */
struct call {
	struct list_head link;
	void *cookie, *ctx;
};

struct calls {
	struct list_head running;
	spinlock_t lock;
};

static struct calls calls;
static int deepest;

static int nested(struct calls *c, int most, int (*proc)(void *priv, void *cookie, int depth), void *priv,
		  void *cookie, void *ctx)
{
	struct call me, *other;
	unsigned long flags;
	int depth = 0, error;

	spin_lock_irqsave(&c->lock, flags);
	list_for_each_entry(other, &c->running, link) {
		if (other->ctx == ctx && (other->cookie == cookie || ++depth > most)) {
			error = -1;
			goto unlock;
		}
	}
	me.cookie = cookie;
	me.ctx = ctx;
	list_add(&me.link, &c->running);
	spin_unlock_irqrestore(&c->lock, flags);
	error = (*proc)(priv, cookie, depth);
	spin_lock_irqsave(&c->lock, flags);
	list_del(&me.link);
unlock:
	spin_unlock_irqrestore(&c->lock, flags);
	return error;
}

struct level {
	struct level *below;
	struct list_head files;
	bool locked;
};

static int visit(void *priv, void *cookie, int depth)
{
	struct level *l = priv;

	if (depth > deepest)
		deepest = depth;
	if (!l->below)
		return 0;
	return nested(&calls, 4, visit, l->below, l->below, current);
}

static const char *name_of(struct file *file)
{
	char comm[TASK_COMM_LEN], buf[64];
	struct name_snapshot n;

	get_task_comm(comm, current);
	take_dentry_name_snapshot(&n, file->f_path.dentry);
	snprintf(buf, sizeof(buf), "%.*s:%s", (int)sizeof(comm), comm, n.name);
	release_dentry_name_snapshot(&n);
	return file->f_path.dentry ? "named" : NULL;
}

static int __init start(void)
{
	INIT_LIST_HEAD(&calls.running);
	spin_lock_init(&calls.lock);
	return 0;
}
subsys_initcall(start);

void __epcheck_setup(void)
{
	struct level three = { NULL }, two = { &three }, one = { .below = &two, .locked = true };
	struct level loop = { &loop };
	struct file file = { };
	int cpu = get_cpu();

	BUG_ON(nested(&calls, 4, visit, &one, (void *)(long)cpu, current) != 0 || deepest != 2);
	put_cpu();
	BUG_ON(nested(&calls, 4, visit, &loop, &loop, current) != -1);
	BUG_ON(!list_empty(&calls.running) || spin_is_locked(&calls.lock));
	printk(KERN_ERR "no %s: " "%d\n", "text", deepest);
	BUG_ON(name_of(&file));
}
