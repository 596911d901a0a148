/*
 * Model of epoll, before the series: one global mutex keeps the release paths, the checks of nested epolls and each
 * other apart.
 *
 * Two kinds of object hold each other without references: an epoll (struct eventpoll) has items (struct epitem), each of which
 * watches one file. A file that ends takes its items along (eventpoll_release_file), and so does an epoll (ep_free).
 *
 * Locks, outermost first: epmutex; ep->mtx, nested from the watching epoll to the watched; file->f_lock. And: the lock of a
 * wait queue, then ep->lock.
 */
#include <linux/anon_inodes.h>
#include <linux/err.h>
#include <linux/eventpoll.h>
#include <linux/file.h>
#include <linux/fs.h>
#include <linux/list.h>
#include <linux/mutex.h>
#include <linux/poll.h>
#include <linux/rbtree.h>
#include <linux/rculist.h>
#include <linux/refcount.h>
#include <linux/sched.h>
#include <linux/slab.h>
#include <linux/spinlock.h>
#include <linux/syscalls.h>
#include <linux/uaccess.h>
#include <linux/wait.h>
#include <model/user.h>

#define EP_PRIVATE_BITS (EPOLLONESHOT | EPOLLET)
/* Epolls above each other. */
#define EP_MAX_NESTS 4
#define PATH_ARR_SIZE 5
/* "Not on the list": the ends of ovflist are marked by NULL. */
#define EP_UNACTIVE_PTR ((void *)-1L)

/* What an item watches: its key in the tree. */
struct epoll_filefd {
	struct file *file;
	int fd;
};

/* One item's place in one wait queue. */
struct eppoll_entry {
	struct list_head llink; /* on epi->pwqlist */
	struct epitem *base;
	wait_queue_entry_t wait;
	wait_queue_head_t *whead;
};

/* One watched file. */
struct epitem {
	union {
		struct rb_node rbn; /* in ep->rbr: ep->mtx */
		struct rcu_head rcu; /* once it is out of the tree */
	};
	struct list_head rdllink; /* on ep->rdllist: ep->lock */
	struct epitem *next; /* on ep->ovflist: ep->lock */
	struct epoll_filefd ffd; /* does not change */
	int nwait;
	struct list_head pwqlist; /* ep->mtx */
	struct eventpoll *ep; /* does not change */
	struct list_head fllink; /* on file->f_ep_links: file->f_lock */
	struct epoll_event event; /* ep->mtx */
};

/* One epoll. */
struct eventpoll {
	spinlock_t lock;
	struct mutex mtx;
	wait_queue_head_t wq; /* who sleeps in epoll_wait: ep->lock */
	wait_queue_head_t poll_wait; /* who polls this epoll: its own lock */
	struct list_head rdllist; /* ready items: ep->lock */
	struct rb_root_cached rbr; /* all items: ep->mtx */
	struct epitem *ovflist; /* items that became ready while rdllist was being worked off: ep->lock */
	struct file *file; /* our own file, without a reference; does not change */
	int visited; /* epmutex */
	struct list_head visited_list_link; /* epmutex */
};

/* From the table that a file's poll gets back to the item. */
struct ep_pqueue {
	poll_table pt;
	struct epitem *epi;
};

typedef int (*ep_scan_proc)(struct eventpoll *ep, struct list_head *head, void *priv);

/* Serialises the checks of nested epolls with each other and with the release of files and epolls. */
static DEFINE_MUTEX(epmutex);

static struct kmem_cache *epi_cache;
static struct kmem_cache *pwq_cache;

/* Epolls that a loop check has been at, and files whose paths are to be checked: epmutex. */
static LIST_HEAD(visited_list);
static LIST_HEAD(tfile_check_list);

/* How many paths of each length may lead to a file. Neither static nor const: a scenario may lower a limit in its setup. */
int path_limits[PATH_ARR_SIZE] = { 1000, 500, 100, 50, 10 };
static int path_count[PATH_ARR_SIZE];

static const struct file_operations eventpoll_fops;

void model_limit_paths(int depth, int limit)
{
	path_limits[depth] = limit;
}

int model_check_lists_empty(void)
{
	int empty;

	mutex_lock(&epmutex);
	empty = list_empty(&visited_list) && list_empty(&tfile_check_list);
	mutex_unlock(&epmutex);
	return empty;
}

static inline int is_file_epoll(struct file *file)
{
	return file->f_op == &eventpoll_fops;
}

static inline int ep_is_linked(struct list_head *link)
{
	return !list_empty(link);
}

/* The order of the tree: by file, then by number. */
static inline int ep_cmp_ffd(struct file *file, int fd, struct epitem *epi)
{
	struct file *other = epi->ffd.file;

	if (file != other)
		return file > other ? 1 : -1;
	return fd - epi->ffd.fd;
}

static inline struct epitem *ep_item_from_wait(wait_queue_entry_t *wait)
{
	return container_of(wait, struct eppoll_entry, wait)->base;
}

static inline struct epitem *ep_item_from_epqueue(poll_table *pt)
{
	return container_of(pt, struct ep_pqueue, pt)->epi;
}

/* Under ep->lock. An open ovflist counts: what is on it will be merged. */
static inline int ep_events_available(struct eventpoll *ep)
{
	return !list_empty(&ep->rdllist) || ep->ovflist != EP_UNACTIVE_PTR;
}

/* For the epolls that watch this one; no lock is held. */
static void ep_poll_safewake(wait_queue_head_t *wq)
{
	wake_up_poll(wq, POLLIN);
}

/* Unhooks an item from every wait queue. Under ep->mtx, or nobody else can get at the item. */
static void ep_unregister_pollwait(struct eventpoll *ep, struct epitem *epi)
{
	struct eppoll_entry *pwq;

	while (!list_empty(&epi->pwqlist)) {
		pwq = list_first_entry(&epi->pwqlist, struct eppoll_entry, llink);
		list_del(&pwq->llink);
		remove_wait_queue(pwq->whead, &pwq->wait);
		kmem_cache_free(pwq_cache, pwq);
	}
}

static unsigned int ep_item_poll(struct epitem *epi, poll_table *pt)
{
	struct file *file = epi->ffd.file;

	return file->f_op->poll(file, pt) & epi->event.events;
}

/*
 * Lets sproc work off the ready items. Meanwhile ep_poll_callback() puts what becomes ready on ovflist, which is merged at
 * the end with what sproc left over. locked: the caller has ep->mtx already.
 */
static int ep_scan_ready_list(struct eventpoll *ep, ep_scan_proc sproc, void *priv, int depth, int locked)
{
	struct epitem *epi, *next;
	unsigned long flags;
	int result, pwake = 0;
	LIST_HEAD(txlist);

	if (!locked)
		mutex_lock_nested(&ep->mtx, depth);

	spin_lock_irqsave(&ep->lock, flags);
	list_splice_init(&ep->rdllist, &txlist);
	ep->ovflist = NULL;
	spin_unlock_irqrestore(&ep->lock, flags);

	result = sproc(ep, &txlist, priv);

	spin_lock_irqsave(&ep->lock, flags);
	epi = ep->ovflist;
	while (epi) {
		if (!ep_is_linked(&epi->rdllink))
			list_add_tail(&epi->rdllink, &ep->rdllist);
		next = epi->next;
		epi->next = EP_UNACTIVE_PTR;
		epi = next;
	}
	ep->ovflist = EP_UNACTIVE_PTR;
	list_splice(&txlist, &ep->rdllist);
	if (!list_empty(&ep->rdllist)) {
		if (waitqueue_active(&ep->wq))
			wake_up_locked(&ep->wq);
		pwake = waitqueue_active(&ep->poll_wait);
	}
	spin_unlock_irqrestore(&ep->lock, flags);

	if (!locked)
		mutex_unlock(&ep->mtx);
	if (pwake)
		ep_poll_safewake(&ep->poll_wait);
	return result;
}

static void epi_rcu_free(struct rcu_head *head)
{
	struct epitem *epi = container_of(head, struct epitem, rcu);

	kmem_cache_free(epi_cache, epi);
}

/* Takes an item away from its epoll, its file and its wait queues. Under ep->mtx. The file must still be there. */
static int ep_remove(struct eventpoll *ep, struct epitem *epi)
{
	struct file *file = epi->ffd.file;
	unsigned long flags;

	ep_unregister_pollwait(ep, epi);

	/* From the removal on the file may look unwatched, and end; the unlock is our last touch of it. */
	spin_lock(&file->f_lock);
	if (ep_is_linked(&epi->fllink))
		list_del_rcu(&epi->fllink);
	spin_unlock(&file->f_lock);

	rb_erase_cached(&epi->rbn, &ep->rbr);

	spin_lock_irqsave(&ep->lock, flags);
	if (ep_is_linked(&epi->rdllink))
		list_del_init(&epi->rdllink);
	spin_unlock_irqrestore(&ep->lock, flags);

	/* reverse_path_check() walks the list of the file's items as an RCU reader. */
	call_rcu(&epi->rcu, epi_rcu_free);
	return 0;
}

/* The end of an epoll. Nobody has a reference to its file any more; its items can still be reached through their files. */
static void ep_free(struct eventpoll *ep)
{
	struct rb_node *rbp;
	struct epitem *epi;

	if (waitqueue_active(&ep->poll_wait))
		ep_poll_safewake(&ep->poll_wait);

	/* eventpoll_release_file() comes from the other side to the same items. */
	mutex_lock(&epmutex);

	/* First no more wake-ups. */
	for (rbp = rb_first_cached(&ep->rbr); rbp; rbp = rb_next(rbp)) {
		epi = rb_entry(rbp, struct epitem, rbn);
		ep_unregister_pollwait(ep, epi);
	}

	/* Then the items. */
	mutex_lock(&ep->mtx);
	while ((rbp = rb_first_cached(&ep->rbr)) != NULL) {
		epi = rb_entry(rbp, struct epitem, rbn);
		ep_remove(ep, epi);
	}
	mutex_unlock(&ep->mtx);

	mutex_unlock(&epmutex);
	mutex_destroy(&ep->mtx);
	kfree(ep);
}

static int ep_eventpoll_release(struct inode *inode, struct file *file)
{
	struct eventpoll *ep = file->private_data;

	if (ep)
		ep_free(ep);
	return 0;
}

/* Is there an item whose file is ready indeed? Those that are not leave the list. */
static int ep_read_events_proc(struct eventpoll *ep, struct list_head *head, void *priv)
{
	struct epitem *epi, *next;

	list_for_each_entry_safe(epi, next, head, rdllink) {
		if (ep_item_poll(epi, NULL))
			return POLLIN | POLLRDNORM;
		list_del_init(&epi->rdllink);
	}
	return 0;
}

static void ep_ptable_queue_proc(struct file *file, wait_queue_head_t *whead, poll_table *pt);

/* An epoll is ready when one of its items is. While it is being added to another epoll the adder has our mtx. */
static unsigned int ep_eventpoll_poll(struct file *file, poll_table *pt)
{
	struct eventpoll *ep = file->private_data;
	int locked = pt && pt->_qproc == ep_ptable_queue_proc;

	poll_wait(file, &ep->poll_wait, pt);
	return ep_scan_ready_list(ep, ep_read_events_proc, NULL, 1, locked);
}

static const struct file_operations eventpoll_fops = {
	.poll = ep_eventpoll_poll,
	.release = ep_eventpoll_release,
};

/* A file ends that epolls still watch. No new items can come: nobody has a reference to it. */
void eventpoll_release_file(struct file *file)
{
	struct epitem *epi, *next;
	struct eventpoll *ep;

	/* Against ep_free(), which would free both the items and the epoll under us. It also makes f_lock needless. */
	mutex_lock(&epmutex);
	list_for_each_entry_safe(epi, next, &file->f_ep_links, fllink) {
		ep = epi->ep;
		mutex_lock_nested(&ep->mtx, 0);
		ep_remove(ep, epi);
		mutex_unlock(&ep->mtx);
	}
	mutex_unlock(&epmutex);
}

static struct eventpoll *ep_alloc(void)
{
	struct eventpoll *ep = kzalloc(sizeof(*ep), GFP_KERNEL);

	if (!ep)
		return NULL;
	spin_lock_init(&ep->lock);
	mutex_init(&ep->mtx);
	init_waitqueue_head(&ep->wq);
	init_waitqueue_head(&ep->poll_wait);
	INIT_LIST_HEAD(&ep->rdllist);
	ep->rbr = RB_ROOT_CACHED;
	ep->ovflist = EP_UNACTIVE_PTR;
	return ep;
}

/* Under ep->mtx. */
static struct epitem *ep_find(struct eventpoll *ep, struct file *file, int fd)
{
	struct rb_node *rbp = ep->rbr.rb_root.rb_node;
	struct epitem *epi;
	int order;

	while (rbp) {
		epi = rb_entry(rbp, struct epitem, rbn);
		order = ep_cmp_ffd(file, fd, epi);
		if (order == 0)
			return epi;
		rbp = order > 0 ? rbp->rb_right : rbp->rb_left;
	}
	return NULL;
}

/* A watched file has news; its wait queue's lock is held. */
static int ep_poll_callback(wait_queue_entry_t *wait, unsigned int mode, int sync, void *key)
{
	struct epitem *epi = ep_item_from_wait(wait);
	struct eventpoll *ep = epi->ep;
	unsigned long flags;
	int pwake = 0;

	spin_lock_irqsave(&ep->lock, flags);
	/* A one-shot item that has fired is interested in nothing. */
	if (!(epi->event.events & ~EP_PRIVATE_BITS))
		goto out_unlock;
	if (key && !((unsigned long)key & epi->event.events))
		goto out_unlock;

	if (ep->ovflist != EP_UNACTIVE_PTR) {
		if (epi->next == EP_UNACTIVE_PTR) {
			epi->next = ep->ovflist;
			ep->ovflist = epi;
		}
		goto out_unlock;
	}
	if (!ep_is_linked(&epi->rdllink))
		list_add_tail(&epi->rdllink, &ep->rdllist);
	if (waitqueue_active(&ep->wq))
		wake_up_locked(&ep->wq);
	pwake = waitqueue_active(&ep->poll_wait);

out_unlock:
	spin_unlock_irqrestore(&ep->lock, flags);
	if (pwake)
		ep_poll_safewake(&ep->poll_wait);
	return 1;
}

/* Called by the watched file's poll: hooks the item into one of its wait queues. */
static void ep_ptable_queue_proc(struct file *file, wait_queue_head_t *whead, poll_table *pt)
{
	struct epitem *epi = ep_item_from_epqueue(pt);
	struct eppoll_entry *pwq;

	if (epi->nwait < 0)
		return;
	pwq = kmem_cache_alloc(pwq_cache, GFP_KERNEL);
	if (!pwq) {
		/* The caller looks at it. */
		epi->nwait = -1;
		return;
	}
	init_waitqueue_func_entry(&pwq->wait, ep_poll_callback);
	pwq->whead = whead;
	pwq->base = epi;
	add_wait_queue(whead, &pwq->wait);
	list_add_tail(&pwq->llink, &epi->pwqlist);
	epi->nwait++;
}

/* Under ep->mtx. */
static void ep_rbtree_insert(struct eventpoll *ep, struct epitem *epi)
{
	struct rb_node **p = &ep->rbr.rb_root.rb_node;
	struct rb_node *parent = NULL, *rbp;
	struct file *file = epi->ffd.file;
	int fd = epi->ffd.fd;
	bool leftmost = true;

	while ((rbp = *p) != NULL) {
		parent = rbp;
		if (ep_cmp_ffd(file, fd, rb_entry(rbp, struct epitem, rbn)) > 0) {
			p = &rbp->rb_right;
			leftmost = false;
		} else {
			p = &rbp->rb_left;
		}
	}
	rb_link_node(&epi->rbn, parent, p);
	rb_insert_color_cached(&epi->rbn, &ep->rbr, leftmost);
}

/* One more path of that length; paths of length one are not limited. Under epmutex. */
static int path_count_inc(int nests)
{
	int count;

	lockdep_assert_held(&epmutex);
	if (nests == 0)
		return 0;
	count = path_count[nests] + 1;
	path_count[nests] = count;
	return count > path_limits[nests] ? -1 : 0;
}

static void path_count_init(void)
{
	int i;

	for (i = 0; i < PATH_ARR_SIZE; i++)
		path_count[i] = 0;
}

/* Counts the paths that lead from a file up to epolls that nobody watches. Under epmutex. */
static int reverse_path_check_proc(struct file *file, int nests)
{
	struct file *child_file;
	struct epitem *epi;
	int error = 0;

	if (nests > EP_MAX_NESTS)
		return -1;

	/* Other epolls' items come and go: neither their mtx nor f_lock is held. */
	rcu_read_lock();
	list_for_each_entry_rcu(epi, &file->f_ep_links, fllink) {
		child_file = epi->ep->file;
		if (is_file_epoll(child_file)) {
			if (list_empty(&child_file->f_ep_links))
				error = path_count_inc(nests);
			else
				error = reverse_path_check_proc(child_file, nests + 1);
			if (error)
				break;
		}
	}
	rcu_read_unlock();
	return error;
}

/* Under epmutex: is one of the files on the list watched by too many paths? */
static int reverse_path_check(void)
{
	struct file *file;
	int error;

	lockdep_assert_held(&epmutex);
	list_for_each_entry(file, &tfile_check_list, f_tfile_llink) {
		path_count_init();
		error = reverse_path_check_proc(file, 0);
		if (error)
			return error;
	}
	return 0;
}

/* Under ep->mtx; with full_check also under epmutex, and with the target's mtx if that is an epoll. */
static int ep_insert(struct eventpoll *ep, const struct epoll_event *event, struct file *tfile, int fd, int full_check)
{
	struct ep_pqueue epq;
	struct epitem *epi;
	unsigned int revents;
	unsigned long flags;
	int error, pwake = 0;

	epi = kmem_cache_zalloc(epi_cache, GFP_KERNEL);
	if (!epi)
		return -ENOMEM;

	epi->ep = ep;
	INIT_LIST_HEAD(&epi->rdllink);
	INIT_LIST_HEAD(&epi->fllink);
	INIT_LIST_HEAD(&epi->pwqlist);
	epi->ffd.file = tfile;
	epi->ffd.fd = fd;
	epi->event.events = event->events | EPOLLERR | EPOLLHUP;
	epi->event.data = event->data;
	epi->next = EP_UNACTIVE_PTR;

	/* Wake-ups can come from here on. */
	epq.epi = epi;
	init_poll_funcptr(&epq.pt, ep_ptable_queue_proc);
	revents = ep_item_poll(epi, &epq.pt);
	error = -ENOMEM;
	if (epi->nwait < 0)
		goto error_unregister;

	spin_lock(&tfile->f_lock);
	list_add_tail_rcu(&epi->fllink, &tfile->f_ep_links);
	spin_unlock(&tfile->f_lock);

	ep_rbtree_insert(ep, epi);

	/* With the new item in place: there may be no path too many. */
	error = -EINVAL;
	if (full_check && reverse_path_check())
		goto error_remove_epi;

	spin_lock_irqsave(&ep->lock, flags);
	if (revents && !ep_is_linked(&epi->rdllink)) {
		list_add_tail(&epi->rdllink, &ep->rdllist);
		if (waitqueue_active(&ep->wq))
			wake_up_locked(&ep->wq);
		pwake = waitqueue_active(&ep->poll_wait);
	}
	spin_unlock_irqrestore(&ep->lock, flags);

	if (pwake)
		ep_poll_safewake(&ep->poll_wait);
	return 0;

error_remove_epi:
	spin_lock(&tfile->f_lock);
	if (ep_is_linked(&epi->fllink))
		list_del_rcu(&epi->fllink);
	spin_unlock(&tfile->f_lock);
	rb_erase_cached(&epi->rbn, &ep->rbr);

error_unregister:
	ep_unregister_pollwait(ep, epi);
	spin_lock_irqsave(&ep->lock, flags);
	if (ep_is_linked(&epi->rdllink))
		list_del_init(&epi->rdllink);
	spin_unlock_irqrestore(&ep->lock, flags);
	/* At once: the only walk that could have met it was our own, under epmutex. */
	kmem_cache_free(epi_cache, epi);
	return error;
}

/* New interest. Under ep->mtx. */
static int ep_modify(struct eventpoll *ep, struct epitem *epi, const struct epoll_event *event)
{
	unsigned long flags;
	int pwake = 0;

	epi->event.events = event->events | EPOLLERR | EPOLLHUP;
	epi->event.data = event->data;

	/* What is ready already will not wake us again. */
	if (ep_item_poll(epi, NULL)) {
		spin_lock_irqsave(&ep->lock, flags);
		if (!ep_is_linked(&epi->rdllink)) {
			list_add_tail(&epi->rdllink, &ep->rdllist);
			if (waitqueue_active(&ep->wq))
				wake_up_locked(&ep->wq);
			pwake = waitqueue_active(&ep->poll_wait);
		}
		spin_unlock_irqrestore(&ep->lock, flags);
	}
	if (pwake)
		ep_poll_safewake(&ep->poll_wait);
	return 0;
}

struct ep_send_events_data {
	int maxevents;
	struct epoll_event *events;
};

/* Copies out what is ready indeed. The files may be ending: their last reference may be gone. Under ep->mtx. */
static int ep_send_events_proc(struct eventpoll *ep, struct list_head *head, void *priv)
{
	struct ep_send_events_data *esed = priv;
	int sent = 0, max = esed->maxevents;
	struct epoll_event *events = esed->events;
	struct epitem *epi;
	unsigned int revents;

	while (sent < max && !list_empty(head)) {
		epi = list_first_entry(head, struct epitem, rdllink);
		list_del_init(&epi->rdllink);

		revents = ep_item_poll(epi, NULL);
		if (!revents)
			continue;
		if (__put_user(revents, &events[sent].events) || __put_user(epi->event.data, &events[sent].data)) {
			list_add(&epi->rdllink, head);
			return sent ? sent : -EFAULT;
		}
		sent++;
		if (epi->event.events & EPOLLONESHOT)
			epi->event.events &= EP_PRIVATE_BITS;
		else if (!(epi->event.events & EPOLLET))
			/* Level-triggered: to be looked at again next time. Nobody else writes rdllist now. */
			list_add_tail(&epi->rdllink, &ep->rdllist);
	}
	return sent;
}

static int ep_send_events(struct eventpoll *ep, struct epoll_event *events, int maxevents)
{
	struct ep_send_events_data esed;

	esed.maxevents = maxevents;
	esed.events = events;
	return ep_scan_ready_list(ep, ep_send_events_proc, &esed, 0, 0);
}

/* timeout: 0, negative (for ever), or some time. */
static int ep_poll(struct eventpoll *ep, struct epoll_event *events, int maxevents, int timeout)
{
	int available, result, timed_out = timeout == 0;
	wait_queue_entry_t wait;
	unsigned long flags;

	do {
		spin_lock_irqsave(&ep->lock, flags);
		if (!timed_out && !ep_events_available(ep)) {
			init_waitqueue_entry(&wait, current);
			__add_wait_queue_exclusive(&ep->wq, &wait);
			for (;;) {
				/* Before the look, so that a wake-up after it is not lost. */
				set_current_state(TASK_INTERRUPTIBLE);
				if (timed_out || ep_events_available(ep))
					break;
				spin_unlock_irqrestore(&ep->lock, flags);
				if (timeout < 0)
					schedule();
				else
					timed_out = epcheck_schedule_timeout();
				spin_lock_irqsave(&ep->lock, flags);
			}
			__remove_wait_queue(&ep->wq, &wait);
			set_current_state(TASK_RUNNING);
		}
		available = ep_events_available(ep);
		spin_unlock_irqrestore(&ep->lock, flags);

		result = available ? ep_send_events(ep, events, maxevents) : 0;
		/* Somebody else may have been faster. */
	} while (!result && !timed_out);
	return result;
}

/*
 * Visits an epoll and, holding its mtx, all below it: -1 if source is among them or if they are nested too deep. The files
 * they watch go on tfile_check_list. Under epmutex.
 */
static int ep_loop_check_proc(struct file *file, struct eventpoll *source, int nests)
{
	struct eventpoll *ep = file->private_data;
	struct eventpoll *child;
	struct file *target;
	struct rb_node *rbp;
	struct epitem *epi;
	int error = 0;

	if (ep == source || nests > EP_MAX_NESTS)
		return -1;

	mutex_lock_nested(&ep->mtx, nests + 1);
	ep->visited = 1;
	list_add(&ep->visited_list_link, &visited_list);
	for (rbp = rb_first_cached(&ep->rbr); rbp; rbp = rb_next(rbp)) {
		epi = rb_entry(rbp, struct epitem, rbn);
		target = epi->ffd.file;
		if (is_file_epoll(target)) {
			child = target->private_data;
			if (child->visited)
				continue;
			error = ep_loop_check_proc(target, source, nests + 1);
			if (error)
				break;
		} else if (list_empty(&target->f_tfile_llink)) {
			/* No reference: the file may end while it is on the list. */
			list_add(&target->f_tfile_llink, &tfile_check_list);
		}
	}
	mutex_unlock(&ep->mtx);
	return error;
}

/* Would ep, watching file, watch itself? Under epmutex. */
static int ep_loop_check(struct eventpoll *ep, struct file *file)
{
	struct eventpoll *cur, *next;
	int error;

	lockdep_assert_held(&epmutex);
	error = ep_loop_check_proc(file, ep, 0);
	list_for_each_entry_safe(cur, next, &visited_list, visited_list_link) {
		cur->visited = 0;
		list_del(&cur->visited_list_link);
	}
	return error;
}

/* Under epmutex. */
static void clear_tfile_check_list(void)
{
	struct file *file;

	lockdep_assert_held(&epmutex);
	while (!list_empty(&tfile_check_list)) {
		file = list_first_entry(&tfile_check_list, struct file, f_tfile_llink);
		list_del_init(&file->f_tfile_llink);
	}
}

/* The file is published last: before, nobody else can get at the epoll. */
SYSCALL_DEFINE1(epoll_create1, int, flags)
{
	struct eventpoll *ep;
	struct file *file;
	int fd;

	if (flags)
		return -EINVAL;
	ep = ep_alloc();
	if (!ep)
		return -ENOMEM;
	fd = get_unused_fd_flags(0);
	if (fd < 0) {
		ep_free(ep);
		return fd;
	}
	file = anon_inode_getfile("[eventpoll]", &eventpoll_fops, ep, 0);
	if (IS_ERR(file)) {
		put_unused_fd(fd);
		ep_free(ep);
		return PTR_ERR(file);
	}
	ep->file = file;
	fd_install(fd, file);
	return fd;
}

SYSCALL_DEFINE4(epoll_ctl, int, epfd, int, op, int, fd, const struct epoll_event *, event)
{
	struct eventpoll *ep, *tep = NULL;
	struct file *file, *tfile;
	struct epitem *epi;
	int full_check = 0;
	long error;

	error = -EBADF;
	file = fget(epfd);
	if (!file)
		goto out;
	tfile = fget(fd);
	if (!tfile)
		goto out_fput;

	error = -EINVAL;
	if (file == tfile || !is_file_epoll(file))
		goto out_tgt_fput;
	ep = file->private_data;

	/*
	 * A new item can close a loop or lengthen a path only if this epoll is itself watched or watches another one. In that
	 * case everything is looked through, under epmutex, which comes before any mtx.
	 */
	mutex_lock_nested(&ep->mtx, 0);
	if (op == EPOLL_CTL_ADD && (!list_empty(&file->f_ep_links) || is_file_epoll(tfile))) {
		mutex_unlock(&ep->mtx);
		mutex_lock(&epmutex);
		full_check = 1;
		/* Whoever had epmutex before us must have left both lists empty. */
		WARN_ON_ONCE(!list_empty(&visited_list) || !list_empty(&tfile_check_list));
		if (is_file_epoll(tfile)) {
			error = -ELOOP;
			if (ep_loop_check(ep, tfile)) {
				clear_tfile_check_list();
				goto out_tgt_fput;
			}
		} else {
			list_add(&tfile->f_tfile_llink, &tfile_check_list);
		}
		mutex_lock_nested(&ep->mtx, 0);
		if (is_file_epoll(tfile)) {
			tep = tfile->private_data;
			mutex_lock_nested(&tep->mtx, 1);
		}
	}

	epi = ep_find(ep, tfile, fd);
	switch (op) {
	case EPOLL_CTL_ADD:
		error = epi ? -EEXIST : ep_insert(ep, event, tfile, fd, full_check);
		if (full_check)
			clear_tfile_check_list();
		break;
	case EPOLL_CTL_DEL:
		error = epi ? ep_remove(ep, epi) : -ENOENT;
		break;
	case EPOLL_CTL_MOD:
		error = epi ? ep_modify(ep, epi, event) : -ENOENT;
		break;
	default:
		error = -EINVAL;
	}

	if (tep)
		mutex_unlock(&tep->mtx);
	mutex_unlock(&ep->mtx);

out_tgt_fput:
	if (full_check)
		mutex_unlock(&epmutex);
	fput(tfile);
out_fput:
	fput(file);
out:
	return error;
}

SYSCALL_DEFINE4(epoll_wait, int, epfd, struct epoll_event *, events, int, maxevents, int, timeout)
{
	struct file *file;
	long result;

	if (maxevents <= 0)
		return -EINVAL;
	file = fget(epfd);
	if (!file)
		return -EBADF;
	result = -EINVAL;
	if (is_file_epoll(file))
		result = ep_poll(file->private_data, events, maxevents, timeout);
	fput(file);
	return result;
}
