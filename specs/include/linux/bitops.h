/* Bits of a word. A bit's number is below 31: a word is one cell. */
#ifndef LINUX_BITOPS_H
#define LINUX_BITOPS_H

#include <linux/types.h>
#include <linux/compiler.h>

#define BIT(n) (1u << (n))
#define BITS_PER_LONG 32

#define test_bit(nr, word) ((int)(__epcheck_load((word), EPCHECK_ONCE) >> (nr)) & 1)
#define set_bit(nr, word) ((void)__epcheck_update((word), EPCHECK_OR, 1 << (nr)))
#define clear_bit(nr, word) ((void)__epcheck_update((word), EPCHECK_AND, ~(1 << (nr))))
#define change_bit(nr, word) ((void)__epcheck_update((word), EPCHECK_XOR, 1 << (nr)))
#define test_and_set_bit(nr, word) ((int)(__epcheck_update((word), EPCHECK_OR, 1 << (nr)) >> (nr)) & 1)
#define test_and_clear_bit(nr, word) ((int)(__epcheck_update((word), EPCHECK_AND, ~(1 << (nr))) >> (nr)) & 1)
#define clear_bit_unlock(nr, word) clear_bit(nr, word)
#define __set_bit(nr, word) ((void)(*(word) |= 1 << (nr)))
#define __clear_bit(nr, word) ((void)(*(word) &= ~(1 << (nr))))

#endif
