/* Second definitions. */
int f(void);
long f(void); //~ error[KC304]
int g(void) { return 1; }
int g(void) { return 2; } //~ error[KC304]
int v = 1;
int v = 2; //~ error[KC304]
long v; //~ error[KC304]
int f; //~ error[KC304]
struct s { int a; int a; }; //~ error[KC304]
struct t { int a; };
struct t { int b; }; //~ error[KC304]
union t *u; //~ error[KC304]
enum e { ONE };
enum e { TWO }; //~ error[KC304]
enum { ONE = 2 }; //~ error[KC304]
typedef int v; //~ error[KC304]
