/* A thread stands for its CPU: with preemption off, no other thread is on it. */
#ifndef LINUX_SMP_H
#define LINUX_SMP_H

#include <linux/kernel.h>

#define smp_processor_id() __epcheck_self()
#define raw_smp_processor_id() __epcheck_self()
#define get_cpu() __epcheck_self()
#define put_cpu() do { } while (0)
/* As the patches for real-time kernels call it. */
#define get_cpu_light() __epcheck_self()
#define put_cpu_light() do { } while (0)
#define migrate_disable() do { } while (0)
#define migrate_enable() do { } while (0)

#endif
