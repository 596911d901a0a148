/* kcmp() needs CONFIG_KCMP. */
#ifndef LINUX_KCMP_H
#define LINUX_KCMP_H

#endif
