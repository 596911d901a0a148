/* What a scenario is made of: one SETUP, some THREADs, and optionally FINALLY. */
#ifndef EPCHECK_SCENARIO_H
#define EPCHECK_SCENARIO_H

#include <epcheck/ops.h>
#include <model/user.h>

#define EPCHECK_USED __attribute__((__used__))

/* The scenario's one line for reports. */
#define SCENARIO(title) static const char __epcheck_scenario[] EPCHECK_USED = title

/* Runs alone, before everything else. */
#define SETUP static EPCHECK_USED void __epcheck_setup(void)

/* One thread: a short name, and what it does in words. */
#define THREAD(id, title) \
	static const char __epcheck_title_##id[] EPCHECK_USED = title; \
	static EPCHECK_USED void __epcheck_thread_##id(void)

/* Runs alone, when every thread and every RCU callback is through. */
#define FINALLY static EPCHECK_USED void __epcheck_finally(void)

/* How many more objects of a struct (by its tag) the threads may allocate; without it: 2. */
#define EPCHECK_ALLOC(type, n) static const int __epcheck_allocs_##type EPCHECK_USED = n

#define ASSERT(c) __epcheck_assert((c) != 0, #c)

/* As ASSERT, but the error has a kind of its own, which a purpose can name. */
#define EXPECT(c, kind) \
	do { \
		if (!(c)) \
			__epcheck_fail(kind, 0); \
	} while (0)

/* True if every object still allocated can be reached from a static object. */
#define no_leaks() (__epcheck_leaks() == 0)

#endif
