/* Settings under /proc/sys need CONFIG_SYSCTL; nobody changes them in a run. */
#ifndef LINUX_SYSCTL_H
#define LINUX_SYSCTL_H

#include <linux/types.h>

struct file;

struct ctl_table {
	const char *procname;
	void *data;
	int maxlen;
	int mode;
	int (*proc_handler)(const struct ctl_table *table, int write, void *buffer, size_t *length, loff_t *position);
	void *extra1;
	void *extra2;
};

typedef struct ctl_table ctl_table;
#define register_sysctl_table(table) ((void)(table))

#define proc_doulongvec_minmax NULL
#define proc_dointvec_minmax NULL
#define register_sysctl(path, table) ((void)(table))
#define register_sysctl_init(path, table) ((void)(table))

#endif
