/* Filling and copying objects whole. The length is taken to be that of the object. */
#ifndef LINUX_STRING_H
#define LINUX_STRING_H

#include <linux/types.h>

/* An assignment of a structure does it; another length than that of the structure is refused. */
#define memcpy(to, from, n) \
	({ \
		_Static_assert(sizeof(*(to)) == (n), "memcpy() of something else than the structure"); \
		*(to) = *(typeof(to))(from); \
		(void)0; \
	})
#define memmove(to, from, n) memcpy(to, from, n)
#define memset(to, value, n) \
	({ \
		_Static_assert(sizeof(*(to)) == (n) && (value) == 0, "memset() of something else than the structure"); \
		*(to) = (typeof(*(to))){ 0 }; \
		(void)0; \
	})

/* Texts are not modelled: what would be written stays as it is. */
#define snprintf(buf, n, ...) ((void)(buf), 0)
#define scnprintf(buf, n, ...) ((void)(buf), 0)
#define strscpy(to, from, ...) ((void)(to), 0)
#define strlcpy(to, from, n) ((void)(to), 0)

#endif
