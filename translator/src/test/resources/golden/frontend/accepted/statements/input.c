/* Every statement. */
int run(int n, int list[4])
{
	int i, sum = 0;
	_Static_assert(sizeof(n) == 1, "a cell");
	extern int outside;
	typedef int local_t;
	local_t k = 0;
	for (i = 0; i < n; i++) {
		if (list[i] == 3)
			continue;
		else if (list[i] > 9)
			break;
		sum += list[i];
	}
	for (local_t j = 0, m = 1; j < m; ++j)
		;
	for (;;)
		goto done;
	while (n-- > 0)
		k--;
	do {
		--k;
	} while (k > 0);
	switch (n) {
	case 1:
	case 2 ... 4:
		sum = 1;
		__attribute__((fallthrough));
	case 'a': {
		sum++;
		break;
	}
	default:
		return outside;
	}
done: __attribute__((unused));
	if (!sum)
		return -1;
	{ int sum = 2; k = sum; }
last:
	goto last;
}
void nothing(void) { return; }
