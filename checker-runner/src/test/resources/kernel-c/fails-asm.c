/* fails KC201 */
static int low_level(void)
{
	asm volatile("nop");
	return 0;
}

static int middle(void)
{
	return low_level();
}

void __epcheck_setup(void)
{
	middle();
}
