/* Lists that readers walk without the writers' lock. A removed entry keeps its next link until it is freed. */
#ifndef LINUX_RCULIST_H
#define LINUX_RCULIST_H

#include <linux/list.h>
#include <linux/rcupdate.h>

static inline void __list_add_rcu(struct list_head *entry, struct list_head *prev, struct list_head *next)
{
	entry->next = next;
	entry->prev = prev;
	rcu_assign_pointer(prev->next, entry);
	next->prev = entry;
}

static inline void list_add_rcu(struct list_head *entry, struct list_head *head)
{
	__list_add_rcu(entry, head, head->next);
}

static inline void list_add_tail_rcu(struct list_head *entry, struct list_head *head)
{
	__list_add_rcu(entry, head->prev, head);
}

static inline void list_del_rcu(struct list_head *entry)
{
	__list_del_entry(entry);
	entry->prev = LIST_POISON2;
}

#define list_next_rcu(list) ((struct list_head *)__epcheck_load(&(list)->next, EPCHECK_RCU_READ))

#define list_entry_rcu(ptr, type, member) container_of(READ_ONCE(ptr), type, member)

/* The head is read once: what was seen is what is returned. */
#define list_first_or_null_rcu(ptr, type, member) \
	({ \
		struct list_head *__head = (ptr); \
		struct list_head *__first = list_next_rcu(__head); \
		__first != __head ? container_of(__first, type, member) : NULL; \
	})

/* A condition behind the member tells lockdep why no reader's section is needed: it is not looked at here. */
#define list_for_each_entry_rcu(pos, head, member, cond...) \
	for (__rcu_check_reader(), \
	     pos = container_of(list_next_rcu(head), typeof(*pos), member); &pos->member != (head); \
	     pos = container_of(list_next_rcu(&pos->member), typeof(*pos), member))

static inline void hlist_del_rcu(struct hlist_node *n)
{
	__hlist_del(n);
	WRITE_ONCE(n->pprev, LIST_POISON2);
}

static inline void hlist_add_head_rcu(struct hlist_node *n, struct hlist_head *h)
{
	struct hlist_node *first = h->first;

	n->next = first;
	WRITE_ONCE(n->pprev, &h->first);
	rcu_assign_pointer(h->first, n);
	if (first)
		WRITE_ONCE(first->pprev, &n->next);
}

#define hlist_for_each_entry_rcu(pos, head, member, cond...) \
	for (__rcu_check_reader(), \
	     pos = hlist_entry_safe(rcu_dereference_raw((head)->first), typeof(*(pos)), member); pos; \
	     pos = hlist_entry_safe(rcu_dereference_raw((pos)->member.next), typeof(*(pos)), member))

#ifdef EPCHECK_TREE
#define list_for_each_entry_lockless(pos, head, member) \
	for (pos = container_of(list_next_rcu(head), typeof(*pos), member); &pos->member != (head); \
	     pos = container_of(list_next_rcu(&pos->member), typeof(*pos), member))

#define hlist_first_rcu(head) ((head)->first)
#define hlist_next_rcu(node) ((node)->next)
#define hlist_for_each_entry_rcu_notrace(pos, head, member) hlist_for_each_entry_rcu(pos, head, member)

static inline void hlist_del_init_rcu(struct hlist_node *n)
{
	if (!hlist_unhashed(n)) {
		__hlist_del(n);
		WRITE_ONCE(n->pprev, NULL);
	}
}

static inline void list_replace_rcu(struct list_head *old, struct list_head *entry)
{
	entry->next = old->next;
	entry->prev = old->prev;
	rcu_assign_pointer(entry->prev->next, entry);
	entry->next->prev = entry;
	old->prev = LIST_POISON2;
}
#endif

#endif
