/* A name may be a type here and a variable, member, tag or label there. */
typedef int T;
typedef struct T { T T; } S;
typedef T (*F)(T, S *), A[2];
typedef unsigned long U;
T t;
struct holder { S T; unsigned U; F f; };
T function(T a, S *T)
{
	unsigned U = 3;
	A pair = { (U) - 1, a * U };
	struct T s = { .T = (U)+1 };
	{
		typedef long U;
		U *p = 0;
		pair[1] = sizeof(U *) + (p == (U *)0);
	}
	U * a;
	return pair[0] + s.T + T->T;
}
U after(T T) { U U = T; return U; }
int call(F f, S *s) { for (T i = 0; i < 2; i++) if (f((T)i, s)) return sizeof(T); return 0; }
T (paren) = 4, *pointer = &paren;
int proto(T, S *, T (*)(T), U (U));
