/* Operations of the model; a function with that prefix and a body stays a function. */
long __epcheck_load(const void *a, int access);
void __epcheck_store(void *a, long v, int access);
void *__epcheck_alloc(int zero, int may_fail);
void __epcheck_lock(void *cell, int mode);
#define READ_ONCE(x) ((typeof(x))__epcheck_load(&(x), 1))
#define WRITE_ONCE(x, v) __epcheck_store(&(x), (v), 1)
struct node { struct node *next; struct { int owner; } lock; };
static struct node *head;
static inline void *kzalloc(unsigned long size) { return __epcheck_alloc(1, 1); }
static void __epcheck_setup(void)
{
	struct node *n = kzalloc(sizeof(*n));
	__epcheck_lock(&n->lock.owner, 0);
	WRITE_ONCE(n->next, READ_ONCE(head));
	WRITE_ONCE(head, n);
	head = __epcheck_alloc(0, 0);
}
void again(void) { __epcheck_setup(); }
static const char __epcheck_title_A[] = "close(fd)";
