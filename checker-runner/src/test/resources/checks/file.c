#include <epcheck/scenario.h>
#include <linux/file.h>

SCENARIO("a file is closed while a system call uses it");

static int fd;

SETUP { fd = model_open(); }

THREAD(A, "use")
{
	struct file *file = fget(fd);

	if (!file)
		return;
	fput(file);
#if FAULT == 1
	fput(file);
#elif FAULT == 2
	/* The last reference may be gone: this brings the file back to life, and ends it once more. */
	get_file(file);
	fput(file);
#elif FAULT == 3
	/* Thinks that who sees no reference has to end the file. */
	if (!atomic_long_read(&file->f_count))
		__fput(file);
#endif
}

THREAD(B, "close") { close(fd); }

FINALLY { ASSERT(no_leaks()); }
