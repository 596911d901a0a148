/* What /proc shows goes nowhere. */
#ifndef LINUX_SEQ_FILE_H
#define LINUX_SEQ_FILE_H

#include <linux/printk.h>

struct seq_file;

#define seq_printf(m, ...) epcheck_no_effect(__VA_ARGS__)
#define seq_puts(m, text) ((void)(m))
#define seq_has_overflowed(m) 0

#endif
