/* Nothing of devices is modelled. */
#ifndef ASM_IO_H
#define ASM_IO_H

#endif
