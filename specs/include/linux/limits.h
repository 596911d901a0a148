/* Limits. A value has 32 bits in the model, also that of a long: the limits are those of what can be held. */
#ifndef LINUX_LIMITS_H
#define LINUX_LIMITS_H

#define U8_MAX 0xff
#define U16_MAX 0xffff
#define U32_MAX 0xffffffffu
#define S32_MAX 0x7fffffff
#define INT_MAX 0x7fffffff
#define INT_MIN (-INT_MAX - 1)
#define UINT_MAX 0xffffffffu
#define LONG_MAX 0x7fffffffL
#define LONG_MIN (-LONG_MAX - 1)
#define ULONG_MAX 0x7fffffffUL
#define LLONG_MAX 0x7fffffffLL
#define SIZE_MAX 0x7fffffffUL

#endif
