/* A driver with what epoll needs of one: readiness, a wait queue in memory of its own, and a release that frees it. */
#include <linux/anon_inodes.h>
#include <linux/err.h>
#include <linux/poll.h>
#include <linux/slab.h>
#include <model/user.h>

struct model_device {
	int ready;
	wait_queue_head_t wait;
};

static unsigned int model_poll(struct file *file, poll_table *pt)
{
	struct model_device *dev = file->private_data;

	poll_wait(file, &dev->wait, pt);
	return READ_ONCE(dev->ready) ? POLLIN : 0;
}

static int model_release(struct inode *inode, struct file *file)
{
	kfree(file->private_data);
	return 0;
}

static const struct file_operations model_fops = {
	.poll = model_poll,
	.release = model_release,
};

int model_open(void)
{
	struct model_device *dev = kzalloc(sizeof(*dev), GFP_KERNEL);
	struct file *file;
	int fd;

	if (!dev)
		return -ENOMEM;
	init_waitqueue_head(&dev->wait);
	fd = get_unused_fd_flags(0);
	if (fd < 0) {
		kfree(dev);
		return fd;
	}
	file = anon_inode_getfile("[model]", &model_fops, dev, 0);
	if (IS_ERR(file)) {
		put_unused_fd(fd);
		kfree(dev);
		return PTR_ERR(file);
	}
	fd_install(fd, file);
	return fd;
}

void model_wake(int fd)
{
	struct file *file = fget(fd);
	struct model_device *dev;

	if (!file)
		return;
	dev = file->private_data;
	WRITE_ONCE(dev->ready, 1);
	wake_up_poll(&dev->wait, POLLIN);
	fput(file);
	epcheck_exit_to_user_mode();
}
