/* Allocation. The size and the cache say nothing: the type is that of the pointer the result goes to. */
#ifndef LINUX_SLAB_H
#define LINUX_SLAB_H

#include <linux/types.h>
#include <linux/gfp.h>
#include <linux/compiler.h>

struct kmem_cache;

#define kmalloc(size, flags) __epcheck_alloc(0, EPCHECK_ALLOC_FAILS)
#define kzalloc(size, flags) __epcheck_alloc(1, EPCHECK_ALLOC_FAILS)
#define kfree(p) __epcheck_free(p)
#define kmem_cache_alloc(cache, flags) __epcheck_alloc(0, EPCHECK_ALLOC_FAILS)
#define kmem_cache_zalloc(cache, flags) __epcheck_alloc(1, EPCHECK_ALLOC_FAILS)
#define kmem_cache_free(cache, p) \
	do { \
		(void)sizeof(cache); \
		__epcheck_free(p); \
	} while (0)

#endif
