#include <ops.h>
struct s { int a; };
void twice(void) { }
int global = 1;
struct s *layout(struct s *p) { p->a = 1; return p; }
void other(void);
SETUP { other(); }
THREAD(A, "one") { twice(); layout(0); }
