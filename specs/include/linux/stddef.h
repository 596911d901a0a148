#ifndef LINUX_STDDEF_H
#define LINUX_STDDEF_H

#define NULL ((void *)0)

/* In cells when the translator reads it. */
#define offsetof(type, member) __builtin_offsetof(type, member)

#endif
