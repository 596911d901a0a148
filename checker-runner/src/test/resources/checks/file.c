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
#endif
}

THREAD(B, "close") { close(fd); }

FINALLY { ASSERT(no_leaks()); }
