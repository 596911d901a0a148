/* Expressions and statements of kernel C beyond the standard. */
struct bits {
	int small : 3;
	unsigned int large : 5;
	union {
		int number;
		struct rcu_head rcu;
	};
	struct not_known_here unused;
	unsigned char bytes[4];
};

typedef struct {
	int x;
} pair_t;

static int table[] = { [0 ... 2] = 7, [4] = 9 };

static pair_t make(int v)
{
	return (pair_t){ .x = v };
}

static int range(int x)
{
	switch (x) {
	case 1 ... 5:
		return 1;
	case 7:
		fallthrough;
	case 8:
		return 2;
	default:
		break;
	}
	return 0;
}

static int gnu(int x)
{
	__auto_type y = x;
	typeof(y) z = y ?: 4;

	return ({ int q = z; q + 1; });
}

static int sum(void)
{
	int total = 0;

	for (int i = 0; i < (int)ARRAY_SIZE(table); i++)
		total += table[i];
	return total;
}

static int counted(void)
{
	static int once;

	return once++;
}

static int through_pointers(void)
{
	int (*one)(int) = range;
	int (*two[])(int) = { range, gnu };

	return one(1) + two[1](2) + (*one)(7);
}

static int calls;
static int called(int v)
{
	calls++;
	return v;
}

/* Nobody comes here. */
static __maybe_unused int never(void)
{
	int v = 0;

	asm volatile("nop" : "+r"(v));
	return v + not_known_at_all(v);
}

void __epcheck_setup(void)
{
	struct bits b = { .small = -2, .large = 9 }, copy;
	pair_t p = make(1), q;

	BUG_ON(b.small != -2 || b.large != 9);
	b.large = 33;
	BUG_ON(b.large != 1);
	b.rcu.next = NULL;
	BUG_ON(b.number != 0);
	copy = b;
	BUG_ON(copy.small != -2);
	memset(&copy, 0, sizeof(copy));
	BUG_ON(copy.small != 0);
	memcpy(&copy, &b, sizeof(b));
	BUG_ON(copy.large != 1);
	q = p.x ? make(5) : p;
	BUG_ON(q.x != 5 || make(3).x != 3);
	BUG_ON(range(3) != 1 || range(7) != 2 || range(8) != 2 || range(9) != 0);
	BUG_ON(gnu(0) != 5 || gnu(2) != 3);
	BUG_ON(sum() != 30);
	BUG_ON(counted() != 0 || counted() != 1);
	BUG_ON(through_pointers() != 1 + 3 + 2);
	BUG_ON(max(called(1), min(called(5), called(3))) != 3 || calls != 3);
	BUG_ON(max_t(unsigned int, 1, 2) != 2 || clamp(9, 1, 5) != 5);
	BUG_ON(offsetof(struct bits, number) != 2 || __alignof__(struct bits) < 1);
	BUG_ON(_Generic(b.number, int: 1, default: 2) != 1);
	BUG_ON(__builtin_choose_expr(1, 2, 3) != 2 || __builtin_types_compatible_p(int, long));
	BUG_ON(IS_ENABLED(CONFIG_NOT_SET) || !IS_ENABLED(CONFIG_SET));
	BUG_ON(PTR_ERR(ERR_PTR(-ENOMEM)) != -ENOMEM || !IS_ERR(ERR_PTR(-ENOMEM)) || PTR_ERR_OR_ZERO(&b) != 0);
}
