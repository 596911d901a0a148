/* Memory of the whole machine: enough of it. */
#ifndef LINUX_MM_H
#define LINUX_MM_H

#include <linux/kernel.h>

#define PAGE_SHIFT 12
#define PAGE_SIZE (1 << PAGE_SHIFT)

struct sysinfo {
	unsigned long totalram;
	unsigned long totalhigh;
};

/* A number of pages: one gigabyte, so that no limit that is derived from it matters. */
#define si_meminfo(info) \
	do { \
		(info)->totalram = 1 << 18; \
		(info)->totalhigh = 0; \
	} while (0)
#define totalram_pages() (1UL << 18)
#define nr_free_buffer_pages() (1UL << 18)

#endif
