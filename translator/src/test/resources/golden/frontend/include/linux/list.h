#pragma once
/* A small list in our own words, enough for the cases. */
#define NULL ((void *)0)
#define offsetof(type, member) __epcheck_offsetof(type, member)
#define container_of(ptr, type, member) __epcheck_container_of(ptr, type, member)

struct list_head {
	struct list_head *next, *prev;
};

#define LIST_HEAD_INIT(name) { &(name), &(name) }
#define LIST_HEAD(name) struct list_head name = LIST_HEAD_INIT(name)
#define list_entry(ptr, type, member) container_of(ptr, type, member)
#define list_for_each_entry(pos, head, member) \
	for (pos = list_entry((head)->next, typeof(*pos), member); \
	     &pos->member != (head); \
	     pos = list_entry(pos->member.next, typeof(*pos), member))
