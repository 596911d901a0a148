/* Messages go nowhere; their arguments are evaluated. */
#ifndef LINUX_PRINTK_H
#define LINUX_PRINTK_H

static inline void epcheck_no_effect(const char *format, ...)
{
}

#define printk(...) epcheck_no_effect(__VA_ARGS__)
#define pr_emerg(...) epcheck_no_effect(__VA_ARGS__)
#define pr_err(...) epcheck_no_effect(__VA_ARGS__)
#define pr_warn(...) epcheck_no_effect(__VA_ARGS__)
#define pr_warn_once(...) epcheck_no_effect(__VA_ARGS__)
#define pr_notice(...) epcheck_no_effect(__VA_ARGS__)
#define pr_info(...) epcheck_no_effect(__VA_ARGS__)
#define pr_debug(...) epcheck_no_effect(__VA_ARGS__)
#define KERN_ERR ""
#define KERN_WARNING ""
#define KERN_INFO ""
#define KERN_DEBUG ""

#define pr_warn_ratelimited(...) epcheck_no_effect(__VA_ARGS__)
#define pr_err_ratelimited(...) epcheck_no_effect(__VA_ARGS__)
#define pr_err_once(...) epcheck_no_effect(__VA_ARGS__)
#define pr_info_once(...) epcheck_no_effect(__VA_ARGS__)
#define printk_once(...) epcheck_no_effect(__VA_ARGS__)
#define printk_ratelimited(...) epcheck_no_effect(__VA_ARGS__)
#define dump_stack() do { } while (0)

#endif
