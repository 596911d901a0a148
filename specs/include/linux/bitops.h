/* Bits of a word, without the atomic operations. */
#ifndef LINUX_BITOPS_H
#define LINUX_BITOPS_H

#include <linux/types.h>

#define BIT(n) (1u << (n))

#endif
