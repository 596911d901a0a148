/* Nothing here hashes. */
#ifndef LINUX_HASH_H
#define LINUX_HASH_H

#include <linux/types.h>



#endif
