/* In a body such an error waits until a thread can reach the function. */
int all(int n, __builtin_va_list args)
{
	__label__ here; //~ error[KC201]
	void *at = &&here; //~ error[KC201]
	int nested(void) { return 1; } //~ error[KC201]
	asm volatile("nop"); //~ error[KC201]
	goto *at; //~ error[KC201]
	n = 1.5; //~ error[KC201]
	__int128 large; //~ error[KC201]
here:
	return __builtin_va_arg(args, int); //~ error[KC201]
}
int fine(void) { return 1; }
