/* The callback behind kfree_rcu(). */
#include <linux/rcupdate.h>
#include <linux/slab.h>

void epcheck_kfree_rcu(struct rcu_head *head)
{
	__epcheck_free(__epcheck_object(head));
}
