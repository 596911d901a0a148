/* kcmp() needs CONFIG_KCMP. */
#ifndef UAPI_LINUX_KCMP_H
#define UAPI_LINUX_KCMP_H

#endif
