#include <epcheck/scenario.h>

SCENARIO("three-by-three, and the third epoll stops watching the first file");

#define FIFTH_THREAD THREAD(E, "epoll_ctl(epfd2, DEL, fd0)") { epoll_ctl_del(ep[2], fd[0]); }
#include "three-by-three.c"
