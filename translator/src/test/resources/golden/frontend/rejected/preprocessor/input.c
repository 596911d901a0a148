/* What the preprocessor finds. */
#include "lost.h" //~ error[KC103]
#include <linux/lst.h> //~ error[KC103]
#error this is not meant to be read //~ error[KC102]
#define TWO(a, b) a
int x = TWO(1); //~ error[KC102]
