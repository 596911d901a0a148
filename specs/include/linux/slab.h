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

#ifdef EPCHECK_TREE
/* Not looked at: the type of an object is that of the pointer to it. */
struct kmem_cache {
	int unused;
};
static const struct kmem_cache epcheck_cache __maybe_unused;

#define SLAB_HWCACHE_ALIGN 0
#define SLAB_PANIC 0
#define SLAB_ACCOUNT 0
#define SLAB_RECLAIM_ACCOUNT 0
#define SLAB_MEM_SPREAD 0
#define SLAB_NO_MERGE 0
#define kmem_cache_create(...) ((struct kmem_cache *)&epcheck_cache)
#define KMEM_CACHE(type, flags) ((struct kmem_cache *)&epcheck_cache)
#define kmem_cache_destroy(cache) ((void)(cache))

#define kmalloc_obj(...) __epcheck_alloc(0, EPCHECK_ALLOC_FAILS)
#define kzalloc_obj(...) __epcheck_alloc(1, EPCHECK_ALLOC_FAILS)
#define kvmalloc(size, flags) __epcheck_alloc(0, EPCHECK_ALLOC_FAILS)
#define kvzalloc(size, flags) __epcheck_alloc(1, EPCHECK_ALLOC_FAILS)
#define kzfree(p) __epcheck_free(p)
#define kfree_sensitive(p) __epcheck_free(p)
#define kvfree(p) __epcheck_free(p)

#include <linux/cleanup.h>
#include <linux/err.h>
DEFINE_FREE(kfree, void *, if (!IS_ERR_OR_NULL(_T)) kfree(_T))
#endif

#endif
