/* References to files, for our own code. */
#ifndef MODEL_FILE_H
#define MODEL_FILE_H

#include <linux/file.h>

/* Drops a reference; true if it was the last. */
static inline bool file_put(struct file *file)
{
	long before = __epcheck_update(&file->f_count.counter, EPCHECK_ADD, -1);

	if (before < 1)
		__epcheck_fail("file-count-underflow", file);
	return before == 1;
}

/* For who holds nothing that the end of a file takes, such as close(): now is as good as a moment later. */
static inline void __fput_sync(struct file *file)
{
	if (file_put(file))
		__fput(file);
}

#endif
