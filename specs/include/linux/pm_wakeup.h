/* Wakeup sources keep a machine awake. Without CONFIG_PM_SLEEP there are none, as in the kernel. */
#ifndef LINUX_PM_WAKEUP_H
#define LINUX_PM_WAKEUP_H

#include <linux/types.h>
#include <linux/rcupdate.h>

struct wakeup_source {
	bool active;
};

/* Staying awake has no effect on memory that is shared with other threads. */
#define __pm_stay_awake(ws) ((void)(ws))
#define __pm_relax(ws) ((void)(ws))
#define pm_stay_awake(dev) ((void)(dev))

#ifdef CONFIG_PM_SLEEP
/* With (dev, name) or only (name). */
#define wakeup_source_register(...) ((struct wakeup_source *)__epcheck_alloc(1, EPCHECK_ALLOC_FAILS))

/* Readers of the list of all sources are waited for. */
static inline void wakeup_source_unregister(struct wakeup_source *ws)
{
	if (ws) {
		synchronize_rcu();
		__epcheck_free(ws);
	}
}
#else
#define wakeup_source_register(...) ((struct wakeup_source *)NULL)
#define wakeup_source_unregister(ws) ((void)(ws))
#endif

#endif
