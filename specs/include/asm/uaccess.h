#ifndef ASM_UACCESS_H
#define ASM_UACCESS_H

#include <linux/uaccess.h>

#endif
