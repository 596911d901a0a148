/* What it had is in linux/compiler.h and linux/atomic.h. */
#ifndef ASM_SYSTEM_H
#define ASM_SYSTEM_H

#endif
