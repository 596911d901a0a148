/* Flags of open files. */
#ifndef LINUX_FCNTL_H
#define LINUX_FCNTL_H

#define O_RDONLY 0
#define O_WRONLY 1
#define O_RDWR 2
#define O_NONBLOCK 04000
#define O_CLOEXEC 02000000
#define FD_CLOEXEC 1

#endif
