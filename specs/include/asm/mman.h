/* Memory of processes is no part of the model. */
#ifndef ASM_MMAN_H
#define ASM_MMAN_H

#endif
