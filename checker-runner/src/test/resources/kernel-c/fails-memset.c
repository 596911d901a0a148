/* fails KC302 */
void __epcheck_setup(void)
{
	int numbers[4];

	memset(numbers, 0, sizeof(numbers));
}
