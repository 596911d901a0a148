/* Objects that are let go of at the end of their scope. */
#ifndef LINUX_CLEANUP_H
#define LINUX_CLEANUP_H

#include <linux/compiler.h>
#include <linux/stddef.h>

#define __cleanup(fn) __attribute__((__cleanup__(fn)))

#define DEFINE_FREE(name, type, free) \
	static inline void __free_##name(void *p) \
	{ \
		type _T = *(type *)p; \
		free; \
	}
#define __free(name) __cleanup(__free_##name)

/* Takes a pointer out of the hands of its cleanup. */
#define no_free_ptr(p) \
	({ \
		typeof(p) __taken = (p); \
		(p) = NULL; \
		__taken; \
	})
#define return_ptr(p) return no_free_ptr(p)
#define retain_and_null_ptr(p) ((void)no_free_ptr(p))

#define DEFINE_CLASS(name, type, exit, init, init_args...) \
	typedef type class_##name##_t; \
	static inline void class_##name##_destructor(type *p) \
	{ \
		type _T = *p; \
		exit; \
	} \
	static inline type class_##name##_constructor(init_args) \
	{ \
		type t = init; \
		return t; \
	}
#define CLASS(name, var) \
	class_##name##_t var __cleanup(class_##name##_destructor) = class_##name##_constructor

#define DEFINE_GUARD(name, type, lock, unlock) \
	DEFINE_CLASS(name, type, if (_T) { unlock; }, ({ lock; _T; }), type _T)
#define DEFINE_LOCK_GUARD_0(name, lock, unlock) \
	typedef int class_##name##_t; \
	static inline void class_##name##_destructor(int *p) \
	{ \
		if (*p) { \
			unlock; \
		} \
	} \
	static inline int class_##name##_constructor(void) \
	{ \
		lock; \
		return 1; \
	}

#define EPCHECK_PASTE_(a, b) a##b
#define EPCHECK_PASTE(a, b) EPCHECK_PASTE_(a, b)
#define __UNIQUE_ID(prefix) EPCHECK_PASTE(__unique_##prefix, __COUNTER__)

#define guard(name) CLASS(name, __UNIQUE_ID(guard))
#define scoped_guard(name, args...) \
	for (CLASS(name, __scope)(args), *__done = NULL; !__done; __done = (void *)1)

#endif
