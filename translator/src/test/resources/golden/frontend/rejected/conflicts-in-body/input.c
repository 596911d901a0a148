/* Second definitions in a function. */
int other;
int h(int n)
{
	int a; int a; //~ error[KC304]
	extern long other; //~ error[KC304]
	switch (n) {
	case 1: n = 2;
	case 0 ... 1: n = 3; //~ error[KC304]
	default: n = 4;
	default: n = 5; //~ error[KC304]
	}
l:	n = 1;
l:	n = 2; //~ error[KC304]
	return n;
}
