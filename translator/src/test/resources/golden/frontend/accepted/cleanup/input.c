/* Scope-based cleanup as in the kernel's guard() and __free(). */
struct mutex { int owner; };
void lock(struct mutex *), unlock(struct mutex *), kfree(void *);
#define DEFINE_FREE(name, type, code) static inline void __free_##name(void *p) { type _T = *(type *)p; code; }
#define __free(name) __attribute__((__cleanup__(__free_##name)))
DEFINE_FREE(kfree, void *, if (_T) kfree(_T))
#define DEFINE_GUARD(name, type, on, off) \
	typedef type class_##name##_t; \
	static inline void class_##name##_destructor(type *p) { type _T = *p; if (_T) { off; } } \
	static inline type class_##name##_constructor(type _T) { on; return _T; }
#define CLASS(name, var) class_##name##_t var __attribute__((cleanup(class_##name##_destructor))) = class_##name##_constructor
#define UNIQUE__(a, b) a##b
#define UNIQUE_(a, b) UNIQUE__(a, b)
#define guard(name) CLASS(name, UNIQUE_(guard_, __COUNTER__))
DEFINE_GUARD(mutex, struct mutex *, lock(_T), unlock(_T))
static struct mutex big;
void *take(void);
int work(void)
{
	void *p __free(kfree) = take();
	guard(mutex)(&big);
	return p != (void *)0;
}
