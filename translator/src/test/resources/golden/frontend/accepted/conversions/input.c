/* Only conversions that can change a value become casts. */
unsigned char narrow(int i, long l, unsigned u, _Bool b, int *p)
{
	long wide = i;
	unsigned long big = i;
	int cut = l;
	_Bool t = l, s = p;
	b = i > u;
	cut = l < u;
	big += i;
	cut <<= l;
	u = -1;
	i = b + 'c' + 1u + 1L + 0x80000000 + 1ull + 017 + 0b11;
	p = 0;
	p = p + i - 1;
	l = p - &cut + (long)p;
	t = !p || (p == 0 && 0 != p);
	wide = t ? i : u;
	return wide + big + s + cut;
}
