#include <epcheck/scenario.h>

SCENARIO("DEL of a watched file against close of the file and of the epoll");

static int ep, fd;

SETUP
{
	fd = model_open();
	ep = epoll_create1(0);
	epoll_ctl_add(ep, fd);
}

THREAD(A, "epoll_ctl(epfd, DEL, fd)") { epoll_ctl_del(ep, fd); }
THREAD(B, "close(fd)") { close(fd); }
THREAD(C, "close(epfd)") { close(ep); }

FINALLY { ASSERT(no_leaks()); }
