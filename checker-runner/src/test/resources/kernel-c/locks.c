/* Reader-writer locks, sequence counters, counters and words that change in one step. */
struct thing {
	rwlock_t rw;
	spinlock_t lock;
	seqcount_spinlock_t seq;
	struct list_head list;
	unsigned long flags;
	int value;
};

static DEFINE_RWLOCK(table_lock);
static struct thing thing;

static bool add_tail_lockless(struct list_head *entry, struct list_head *head)
{
	struct list_head *prev;

	if (cmpxchg(&entry->next, entry, head) != entry)
		return false;
	prev = xchg(&head->prev, entry);
	prev->next = entry;
	entry->prev = prev;
	return true;
}

void __epcheck_setup(void)
{
	struct thing *t = &thing;
	struct list_head head;
	unsigned long flags;
	unsigned int seq;
	atomic_t v = ATOMIC_INIT(3);
	int old = 2;
	refcount_t refs = REFCOUNT_INIT(2);
	struct kref kref;
	struct percpu_counter pcpu;

	rwlock_init(&t->rw);
	read_lock_irqsave(&t->rw, flags);
	read_lock(&t->rw);
	BUG_ON(t->rw.readers != 2 || t->rw.idle || t->rw.owner);
	read_unlock(&t->rw);
	read_unlock_irqrestore(&t->rw, flags);
	write_lock_irq(&t->rw);
	BUG_ON(!__epcheck_held(&t->rw.owner));
	lockdep_assert_held_write(&t->rw);
	write_unlock_irq(&t->rw);
	BUG_ON(t->rw.readers || !t->rw.idle || t->rw.owner);
	write_lock(&table_lock);
	write_unlock(&table_lock);

	seqcount_spinlock_init(&t->seq, &t->lock);
	seq = read_seqcount_begin(&t->seq);
	BUG_ON(read_seqcount_retry(&t->seq, seq));
	write_seqcount_begin(&t->seq);
	t->value = 1;
	write_seqcount_end(&t->seq);
	BUG_ON(!read_seqcount_retry(&t->seq, seq));

	BUG_ON(atomic_try_cmpxchg(&v, &old, 9) || old != 3);
	BUG_ON(!atomic_try_cmpxchg_release(&v, &old, 9) || atomic_read(&v) != 9);
	BUG_ON(atomic_fetch_sub(2, &v) != 9 || atomic_sub_return(2, &v) != 5);
	BUG_ON(!atomic_inc_not_zero(&v) || atomic_dec_and_test(&v) || atomic_xchg(&v, 0) != 5 || atomic_inc_not_zero(&v));
	BUG_ON(refcount_dec_and_test(&refs) || !refcount_dec_and_test(&refs) || refcount_inc_not_zero(&refs));
	kref_init(&kref);
	kref_get(&kref);
	BUG_ON(kref_read(&kref) != 2);
	percpu_counter_init(&pcpu, 0, GFP_KERNEL);
	percpu_counter_inc(&pcpu);
	BUG_ON(percpu_counter_compare(&pcpu, 1) != 0 || percpu_counter_sum(&pcpu) != 1);

	BUG_ON(test_and_set_bit(1, &t->flags) || !test_and_set_bit(1, &t->flags) || !test_bit(1, &t->flags));
	BUG_ON(t->flags != 2 || !test_and_clear_bit(1, &t->flags) || t->flags);

	INIT_LIST_HEAD(&head);
	INIT_LIST_HEAD(&t->list);
	BUG_ON(!add_tail_lockless(&t->list, &head) || add_tail_lockless(&t->list, &head));
	BUG_ON(head.next != &t->list || head.prev != &t->list || t->list.next != &head);
}
