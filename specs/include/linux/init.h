/* What runs when the system starts: in a run, before SETUP, in the order of the units. */
#ifndef LINUX_INIT_H
#define LINUX_INIT_H

#include <linux/compiler.h>

#define __initdata
#define __exit
#define __ro_after_init
#define __init_or_module

/* The linker finds these functions by their names. The result is that of the kernel: nobody looks at it. */
#define EPCHECK_INITCALL(fn) \
	static __attribute__((__used__)) void __epcheck_init_##fn(void) \
	{ \
		(void)fn(); \
	} \
	struct epcheck_export

#define early_initcall(fn) EPCHECK_INITCALL(fn)
#define pure_initcall(fn) EPCHECK_INITCALL(fn)
#define core_initcall(fn) EPCHECK_INITCALL(fn)
#define postcore_initcall(fn) EPCHECK_INITCALL(fn)
#define arch_initcall(fn) EPCHECK_INITCALL(fn)
#define subsys_initcall(fn) EPCHECK_INITCALL(fn)
#define fs_initcall(fn) EPCHECK_INITCALL(fn)
#define rootfs_initcall(fn) EPCHECK_INITCALL(fn)
#define device_initcall(fn) EPCHECK_INITCALL(fn)
#define late_initcall(fn) EPCHECK_INITCALL(fn)
#define module_init(fn) EPCHECK_INITCALL(fn)
#define __initcall(fn) EPCHECK_INITCALL(fn)
/* Nothing is unloaded. */
#define module_exit(fn) struct epcheck_export

#endif
