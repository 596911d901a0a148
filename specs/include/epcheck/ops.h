/* The model operations: what a C program can ask of the checker. docs/model-operations.md says what each means. */
#ifndef EPCHECK_OPS_H
#define EPCHECK_OPS_H

/* Switches of a run; the runner sets them, these are the defaults. */
#ifndef EPCHECK_SPIN_IS_RCU_READER
#define EPCHECK_SPIN_IS_RCU_READER 1
#endif
#ifndef EPCHECK_FILE_FREE_TYPESAFE
#define EPCHECK_FILE_FREE_TYPESAFE 0
#endif
#ifndef EPCHECK_ALLOC_FAILS
#define EPCHECK_ALLOC_FAILS 0
#endif

/* Kinds of access. */
#define EPCHECK_PLAIN 0
#define EPCHECK_ONCE 1
#define EPCHECK_ACQUIRE 2
#define EPCHECK_RELEASE 3
#define EPCHECK_RCU_READ 4
#define EPCHECK_RCU_WRITE 5
#define EPCHECK_ATOMIC 6

/* Operations of __epcheck_update. */
#define EPCHECK_ADD 0
#define EPCHECK_SET 1
#define EPCHECK_AND 2
#define EPCHECK_OR 3
#define EPCHECK_XOR 4

/* Operations of __epcheck_ref. */
#define EPCHECK_INC 0
#define EPCHECK_INC_NOT_ZERO 1
#define EPCHECK_DEC_AND_TEST 2

/* Modes of a lock. */
#define EPCHECK_SLEEP 0
#define EPCHECK_SPIN 1

long __epcheck_load(const void *a, int access);
void __epcheck_store(void *a, long v, int access);
long __epcheck_update(void *a, int op, long operand);
long __epcheck_cas(void *a, long expected, long desired);
long __epcheck_add_unless(void *a, long operand, long unless);
int __epcheck_ref(void *a, int op);

void __epcheck_lock(void *owner_cell, int mode);
void __epcheck_lock_nested(void *owner_cell, int mode, int subclass);
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

/* The translator knows this form itself; the macro is for a C compiler that checks the headers. */
#ifndef __EPCHECK__
#define __epcheck_container_of(ptr, type, member) \
	((type *)((char *)(ptr) - __builtin_offsetof(type, member)))
#endif

#endif
