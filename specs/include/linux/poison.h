#ifndef LINUX_POISON_H
#define LINUX_POISON_H

/* Small, so that following one is a wild dereference. */
#define LIST_POISON1 ((void *)256)
#define LIST_POISON2 ((void *)512)

#endif
