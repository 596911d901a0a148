#include <epcheck/scenario.h>

SCENARIO("deep-nest at 4: the longest chain that EP_MAX_NESTS allows");

#define DEPTH 4
#include "deep-nest.c"
