#ifndef LINUX_GFP_H
#define LINUX_GFP_H

#define GFP_KERNEL 0u
#define GFP_ATOMIC 1u

#endif
