/* Every model operation. */
#include <ops.h>
struct item { int count, lock; struct item *next; void *head[2]; };
static struct item it;
static struct item *made;
static void freed(void *head) { __epcheck_free(container_of(head, struct item, head)); }
static void accesses(struct item *i)
{
	__epcheck_store(&i->next, (long)__epcheck_load(&i->next, 4), 5);
	__epcheck_update(&i->count, 0, 2);
	it.count = __epcheck_cas(&i->count, 1, 2) + __epcheck_add_unless(&i->count, 1, 0);
	__epcheck_ref(&i->count, 0);
	if (__epcheck_ref(&i->count, 1) && __epcheck_ref(&i->count, 2))
		__epcheck_stop();
	__epcheck_touch(i, 1);
	__epcheck_mark(i);
	it.next = __epcheck_object(&i->count);
}
static void waits(struct item *i)
{
	__epcheck_lock(&i->lock, 0);
	if (__epcheck_trylock(&i->lock, 1))
		__epcheck_unlock(&i->lock, 1);
	__epcheck_reader_enter();
	__epcheck_reader_leave();
	__epcheck_grace_begin();
	__epcheck_grace_wait();
	__epcheck_await(&i->count);
	__epcheck_defer(i->head, freed);
}
#define ALLOCATE(zero) ({ void *p = __epcheck_alloc(zero, 0); p; })
static void rest(void)
{
	made = ALLOCATE(1);
	it.next = __epcheck_choose(2) ? (struct item *)__epcheck_alloc(0, 1) : 0;
	if (!__epcheck_held(&it.lock))
		__epcheck_fail("not-held", &it.lock);
	__epcheck_assert(__epcheck_self() == 1, "first thread");
	if (__epcheck_in_atomic())
		__epcheck_fail("atomic", 0);
}
SETUP { made = ALLOCATE(0); }
THREAD(A, "all") { accesses(made); waits(made); rest(); }
FINALLY { __epcheck_assert(!__epcheck_leaks(), "no leaks"); }
