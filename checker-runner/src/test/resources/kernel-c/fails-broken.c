/* fails KC101 */
static int inner(int x)
{
	return x +;
}

static int outer(int x)
{
	return inner(x);
}

void __epcheck_setup(void)
{
	outer(1);
}
