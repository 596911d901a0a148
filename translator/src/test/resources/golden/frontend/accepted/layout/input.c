/* Layout in cells: one for each scalar, no padding. */
struct inner { char c; long l; };
struct outer {
	int a;
	struct inner in[2];
	union { long whole; struct { short low, high; }; };
	unsigned flag : 1, : 0, mode : 3;
	_Bool set;
	struct outer *self;
	int zero[0];
	int tail[];
};
struct empty { };
enum kind { FIRST, SECOND = 10, THIRD, BELOW = -1 };
enum plain { ONLY };
union either { int i; void *p; };
unsigned long sizes[] = {
	sizeof(struct outer), sizeof(struct empty), sizeof(union either), sizeof(char),
	__builtin_offsetof(struct outer, in[1].l), __builtin_offsetof(struct outer, high),
	_Alignof(struct outer), THIRD, sizeof(enum kind), _Alignof(sizes),
};
_Static_assert(sizeof(struct inner) == 2, "two cells");
struct checked { int x; _Static_assert(1, "in a structure"); int y; };
