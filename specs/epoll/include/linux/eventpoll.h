/* What the rest of the kernel knows of epoll. */
#ifndef LINUX_EVENTPOLL_H
#define LINUX_EVENTPOLL_H

#include <uapi/linux/eventpoll.h>
#include <linux/fs.h>

void eventpoll_release_file(struct file *file);

static inline void eventpoll_init_file(struct file *file)
{
	INIT_LIST_HEAD(&file->f_ep_links);
	INIT_LIST_HEAD(&file->f_tfile_llink);
}

/*
 * Part of the last fput. Nobody can add an item for this file any more, so a file that looks unwatched stays so; but
 * no lock is taken for the look, and whoever unlinked the last item may still be inside f_lock.
 */
static inline void eventpoll_release(struct file *file)
{
	if (likely(list_empty(&file->f_ep_links)))
		return;
	eventpoll_release_file(file);
}

#endif
