/* Each broken declaration is reported once, in words; the others are read. */
int first(void) { return 1 } //~ error[KC101]
struct s { int a int b; }; //~ error[KC101]
int second(void) { return 2; }
static noinline int third(void) { return 3; } //~ error[KC101]
int fourth(void)
{
	for_each_watch(w, head) { //~ error[KC101]
		w++;
	}
}
DEFINE_THING(x); //~ error[KC101]
int fifth(int a[) { return 0; } //~ error[KC101]
int long_ago = (1 + ; //~ error[KC101]
unsigned struct s both; //~ error[KC101]
enum { A, , B }; //~ error[KC101]
int last(void) { //~ error[KC101]
