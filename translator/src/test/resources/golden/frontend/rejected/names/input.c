/* Names that nothing declares. */
struct watch { int id, events; };
static int watch_count;
int get(struct watch *w)
{
	int local = watch_cuont; //~ error[KC301]
	local = completely_unknown; //~ error[KC301]
	local = w->event; //~ error[KC302]
	local = ({ w->nothing; }) + 1; //~ error[KC302]
	if (unknown_condition) { //~ error[KC301]
		local = gett(w); //~ error[KC303]
	}
	goto out; //~ error[KC301]
ouf:
	return kernel_function(local); //~ error[KC303]
}
void drop(int *p) { int x __attribute__((cleanup(drpo))) = *p; } //~ error[KC303]
