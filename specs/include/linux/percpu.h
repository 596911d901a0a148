/* A variable of each CPU: a thread stands for its CPU. */
#ifndef LINUX_PERCPU_H
#define LINUX_PERCPU_H

#include <linux/preempt.h>
#include <linux/sched.h>

#define DECLARE_PER_CPU(type, name) extern type name[EPCHECK_TASKS]
#define DEFINE_PER_CPU(type, name) type name[EPCHECK_TASKS]

#define per_cpu(name, cpu) ((name)[cpu])
#define this_cpu_ptr(ptr) (&(*(ptr))[__epcheck_self()])
#define raw_cpu_ptr(ptr) this_cpu_ptr(ptr)
#define get_cpu_var(name) \
	(*({ \
		preempt_disable(); \
		&(name)[__epcheck_self()]; \
	}))
#define put_cpu_var(name) preempt_enable()

#define this_cpu_read(name) READ_ONCE((name)[__epcheck_self()])
#define this_cpu_write(name, value) WRITE_ONCE((name)[__epcheck_self()], value)
#define this_cpu_add_return(name, n) (__epcheck_update(&(name)[__epcheck_self()], EPCHECK_ADD, (n)) + (n))
#define this_cpu_add(name, n) ((void)this_cpu_add_return(name, n))
#define this_cpu_inc(name) this_cpu_add(name, 1)
#define this_cpu_dec(name) this_cpu_add(name, -1)
#define this_cpu_inc_return(name) this_cpu_add_return(name, 1)
#define this_cpu_dec_return(name) this_cpu_add_return(name, -1)
#define __this_cpu_read(name) this_cpu_read(name)
#define __this_cpu_write(name, value) this_cpu_write(name, value)
#define __this_cpu_inc(name) this_cpu_inc(name)
#define __this_cpu_dec(name) this_cpu_dec(name)
#define __this_cpu_inc_return(name) this_cpu_inc_return(name)
#define __this_cpu_dec_return(name) this_cpu_dec_return(name)

#endif
