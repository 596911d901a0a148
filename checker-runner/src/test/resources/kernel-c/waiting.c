/* Wait queues and poll tables by the names of all versions, timeouts, user memory, and what runs at the start. */
static int started;
static int __init start(void)
{
	started++;
	return 0;
}
fs_initcall(start);

struct hook {
	wait_queue_t wait;
	poll_table pt;
	int woken;
	unsigned int events;
};

static DECLARE_WAIT_QUEUE_HEAD(queue);

static int wake_hook(wait_queue_entry_t *wait, unsigned mode, int sync, void *key)
{
	struct hook *h = container_of(wait, struct hook, wait);

	h->woken++;
	h->events = key_to_poll(key);
	if (h->events & POLLFREE)
		list_del_init(&wait->task_list);
	return 1;
}

static void queue_hook(struct file *file, wait_queue_head_t *whead, poll_table *pt)
{
	struct hook *h = container_of(pt, struct hook, pt);

	init_waitqueue_func_entry(&h->wait, wake_hook);
	add_wait_queue(whead, &h->wait);
}

static __poll_t poll_it(struct file *file, struct poll_table_struct *pt)
{
	poll_wait(file, &queue, pt);
	return poll_requested_events(pt) & (POLLIN | POLLOUT);
}

static const struct file_operations fops = {
	.owner = THIS_MODULE,
	.poll = poll_it,
	.llseek = noop_llseek,
};

static struct file file = { .f_op = &fops };

static struct timespec until(long ms)
{
	struct timespec now, ts = { .tv_sec = ms / MSEC_PER_SEC, .tv_nsec = NSEC_PER_MSEC * (ms % MSEC_PER_SEC) };

	ktime_get_ts(&now);
	return timespec_add_safe(now, ts);
}

struct pair {
	int a, b;
};

static const struct pair from_user = { 1, 2 };

SYSCALL_DEFINE3(give, struct pair __user *, user, int, n, size_t, size)
{
	struct pair p;

	if (!access_ok(VERIFY_READ, user, size) || copy_from_user(&p, user, sizeof(p)))
		return -EFAULT;
	return p.a + p.b + n;
}

void __epcheck_setup(void)
{
	struct hook h;
	struct timespec end = until(1500);
	ktime_t expires = timespec_to_ktime(end), *to = &expires;
	wait_queue_entry_t w;

	BUG_ON(started != 1);
	h.woken = 0;
	init_poll_funcptr(&h.pt, queue_hook);
	h.pt._key = POLLIN;
	BUG_ON(h.pt.key != POLLIN || vfs_poll(&file, &h.pt) != POLLIN);
	BUG_ON(!waitqueue_active(&queue));
	wake_up_poll(&queue, POLLIN);
	BUG_ON(h.woken != 1 || h.events != POLLIN);
	wake_up_sync(&queue);
	BUG_ON(h.woken != 2 || h.events != 0);
	wake_up_poll(&queue, POLLHUP | POLLFREE);
	BUG_ON(h.woken != 3 || waitqueue_active(&queue));

	init_wait(&w);
	prepare_to_wait(&queue, &w, TASK_INTERRUPTIBLE);
	BUG_ON(list_empty(&w.entry));
	wake_up(&queue);
	BUG_ON(!list_empty_careful(&w.entry));
	schedule();
	finish_wait(&queue, &w);

	BUG_ON(schedule_hrtimeout_range(to, 0, HRTIMER_MODE_ABS) != -EINTR);
	set_current_state(TASK_INTERRUPTIBLE);
	BUG_ON(freezable_schedule_hrtimeout_range(to, 0, HRTIMER_MODE_ABS) != 0);
	__set_current_state(TASK_RUNNING);

	BUG_ON(sys_give((struct pair *)&from_user, 4, sizeof(from_user)) != 7);
}
