/* Asking for a configuration option in C: a macro that is defined as 1, or not at all. */
#ifndef LINUX_KCONFIG_H
#define LINUX_KCONFIG_H

#define EPCHECK_IS_1_1 0,
#define EPCHECK_SECOND_ARGUMENT(a, b, ...) b
#define EPCHECK_IS_1_(head) EPCHECK_SECOND_ARGUMENT(head 1, 0, 0)
#define EPCHECK_IS_1(value) EPCHECK_IS_1_(EPCHECK_IS_1_##value)
#define EPCHECK_IS(option) EPCHECK_IS_1(option)

#define IS_BUILTIN(option) EPCHECK_IS(option)
#define IS_MODULE(option) EPCHECK_IS(option##_MODULE)
#define IS_ENABLED(option) (IS_BUILTIN(option) || IS_MODULE(option))
#define IS_REACHABLE(option) IS_BUILTIN(option)

#endif
