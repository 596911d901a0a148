/* /proc is no part of the model: what is shown there needs CONFIG_PROC_FS. */
#ifndef LINUX_PROC_FS_H
#define LINUX_PROC_FS_H

struct proc_dir_entry;

#endif
