long __epcheck_load(const void *a, int access);
void __epcheck_store(void *a, long v, int access);
long __epcheck_update(void *a, int op, long operand);
long __epcheck_cas(void *a, long expected, long desired);
long __epcheck_add_unless(void *a, long operand, long unless);
int __epcheck_ref(void *a, int op);
void __epcheck_lock(void *owner_cell, int mode);
int __epcheck_trylock(void *owner_cell, int mode);
void __epcheck_unlock(void *owner_cell, int mode);
void __epcheck_reader_enter(void);
void __epcheck_reader_leave(void);
void __epcheck_defer(void *head, void *fn);
void __epcheck_grace_begin(void);
void __epcheck_grace_wait(void);
void *__epcheck_alloc(int zero, int may_fail);
void __epcheck_free(void *p);
void __epcheck_touch(const void *a, int write);
void __epcheck_mark(void *object);
void *__epcheck_object(const void *a);
void __epcheck_await(const void *a);
int __epcheck_choose(int n);
void __epcheck_atomic_begin(void);
void __epcheck_atomic_end(void);
void __epcheck_fail(const char *kind, const void *a);
void __epcheck_assert(int c, const char *text);
void __epcheck_stop(void);
int __epcheck_self(void);
int __epcheck_held(const void *owner_cell);
int __epcheck_in_atomic(void);
int __epcheck_leaks(void);
#define container_of(p, t, m) __epcheck_container_of(p, t, m)
#define SETUP static void __epcheck_setup(void)
#define THREAD(id, title) \
	static const char __epcheck_title_##id[] = title; \
	static void __epcheck_thread_##id(void)
#define FINALLY static void __epcheck_finally(void)
