/* fails KC303 */
static int inner(int x)
{
	return not_known_at_all(x);
}

void __epcheck_setup(void)
{
	inner(1);
}
