/* Every expression. */
struct s { int v; struct s *next; int arr[3]; };
struct s make(void);
int use(struct s *p, int n, int (*fn)(int, ...), void *raw)
{
	struct s local = *p, *q = &local;
	int r = +n - -n * ~n / 2 % 3 << 1 >> 1 & 7 | 8 ^ 1;
	r = n == 1 && n != 2 || n < 3 && n <= 4 && n > 5 && n >= 6;
	r = (n++, --n);
	r = n ?: 3;
	r = p->next ? p->next->v : (*p).v;
	r += p->arr[n] + 1[p->arr] + make().v;
	r = fn(n, 'a', 1L) + (*fn)(2) + use(p, n, fn, raw);
	r = ({ int t = n; t * 2; });
	({ r = 1; while (0) ; });
	r = sizeof(local) + sizeof p->arr + (unsigned long)q;
	q = (struct s *)((char *)&p->arr - __builtin_offsetof(struct s, arr));
	q = __epcheck_container_of(&p->next, struct s, next);
	r -= *&n - "text"[1] + __func__[0];
	r = __builtin_expect(!!r, 0) + __builtin_constant_p(3 + 4) + __builtin_constant_p(n);
	r = __builtin_choose_expr(sizeof(int) == 1, n, p) + __extension__ 3;
	r = __builtin_types_compatible_p(int, typeof(n)) + __builtin_types_compatible_p(int, long);
	r = _Generic(n, long: 1, int: 2, default: 3) + _Generic(p, int: 1, default: 4);
	__auto_type z = &n;
	typeof(*z) w = *z;
	typeof(int *) ww = z;
	(void)raw, (void)ww;
	*q = *p, q->arr[0]--, local.v = w;
	return ((struct s){ .v = r }).v + local.v;
}
