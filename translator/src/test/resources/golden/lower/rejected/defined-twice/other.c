struct s { int b; int a; };
static struct s mine; //~ error[KC304]
void twice(void) { } //~ error[KC304]
int global = 2; //~ error[KC304]
struct s *layout(void); //~ error[KC304]
void other(void) { mine.a = 1; }
