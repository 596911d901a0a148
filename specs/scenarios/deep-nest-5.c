#include <epcheck/scenario.h>

SCENARIO("deep-nest at 5: one epoll more than EP_MAX_NESTS allows, so the ADD is refused");

#define DEPTH 5
#include "deep-nest.c"
