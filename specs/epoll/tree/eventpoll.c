/*
 * A kernel tree's own fs/eventpoll.c, unmodified; behind it what scenarios need that has to know its static names. The
 * macros EPCHECK_HAS_... are asked of the tree's text: see model.toml.
 */
#include <fs/eventpoll.c>
#include <model/user.h>

#if EPCHECK_HAS_EPNESTED_MUTEX
#define CHECK_MUTEX epnested_mutex
#else
#define CHECK_MUTEX epmutex
#endif

#if !EPCHECK_HAS_TFILE_CHECK_LIST
/* It lives as long as one call. */
#define check_list_empty() 1
#elif EPCHECK_FILE_HAS_F_EP
#define check_list_empty() (tfile_check_list == EP_UNACTIVE_PTR)
#else
#define check_list_empty() list_empty(&tfile_check_list)
#endif

#if EPCHECK_HAS_VISITED_LIST
#define visited_list_empty() list_empty(&visited_list)
#else
#define visited_list_empty() 1
#endif

int model_check_lists_empty(void)
{
	int empty;

	mutex_lock(&CHECK_MUTEX);
	empty = visited_list_empty() && check_list_empty();
	mutex_unlock(&CHECK_MUTEX);
	return empty;
}
