#ifndef LINUX_GFP_H
#define LINUX_GFP_H

#define GFP_KERNEL 0u
#define GFP_ATOMIC 1u

#ifdef EPCHECK_TREE
/* What to do without memory: the same in each case here. */
#define GFP_NOWAIT 0u
#define GFP_NOFS 0u
#define GFP_NOIO 0u
#define GFP_USER 0u
#define GFP_KERNEL_ACCOUNT 0u
#define __GFP_ZERO 0u
#define __GFP_ACCOUNT 0u
#define __GFP_NOWARN 0u
#define __GFP_NOFAIL 0u
#endif

#endif
