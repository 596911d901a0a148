/* Switching preemption off does not hold up the other threads; it is an RCU reader on kernels where a spinlock is one. */
#ifndef LINUX_PREEMPT_H
#define LINUX_PREEMPT_H

#include <epcheck/ops.h>

#if EPCHECK_SPIN_IS_RCU_READER
#define preempt_disable() __epcheck_reader_enter()
#define preempt_enable() __epcheck_reader_leave()
#else
#define preempt_disable() do { } while (0)
#define preempt_enable() do { } while (0)
#endif
#define in_interrupt() 0
#define in_nmi() 0
#define in_task() 1
/* There are no interrupts in the model. */
#define local_irq_disable() do { } while (0)
#define local_irq_enable() do { } while (0)
#define local_irq_save(flags) ((void)((flags) = 0))
#define local_irq_restore(flags) ((void)(flags))

#endif
