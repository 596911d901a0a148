#include <epcheck/scenario.h>
SCENARIO("the title of one-one");
