/* Security modules have no say in a scenario. */
#ifndef LINUX_SECURITY_H
#define LINUX_SECURITY_H



#endif
