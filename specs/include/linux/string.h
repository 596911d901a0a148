/* Filling and copying objects whole. The length is taken to be that of the object. */
#ifndef LINUX_STRING_H
#define LINUX_STRING_H

#include <linux/types.h>

/* The type is that of the pointer: an assignment of a structure does it. */
#define memcpy(to, from, n) ((void)(*(to) = *(typeof(to))(from)))
#define memmove(to, from, n) memcpy(to, from, n)

#endif
