/* Modules: what they say of themselves has no effect. */
#ifndef LINUX_MODULE_H
#define LINUX_MODULE_H

#include <linux/init.h>
#include <linux/export.h>
#include <linux/stddef.h>

#define MODULE_LICENSE(x) struct epcheck_export
#define MODULE_AUTHOR(x) struct epcheck_export
#define MODULE_DESCRIPTION(x) struct epcheck_export
#define MODULE_ALIAS(x) struct epcheck_export
#define THIS_MODULE NULL

#endif
