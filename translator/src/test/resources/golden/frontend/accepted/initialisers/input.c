/* Nested designators, ranges, missing braces, strings, GNU names, later values. */
struct point { int x, y; };
struct shape { struct point from, to; const char *name; char tag[4]; union { int u; void *p; }; };
struct shape a = { { 1, 2 }, .to.y = 4, .name = "a", .tag = "ab", .u = 7 };
struct shape b = { 1, 2, 3, 4, "b", { 'x' } };
struct point grid[2][2] = { [1] = { { 5, 6 } }, [0][1].x = 9 };
struct point old = { x: 1, y: 2 };
int range[] = { [2 ... 3] = 1, 8, [0] = 3 };
int twice[2] = { 1, 2, [0] = 5 };
char text[] = "four", braced[] = { "three" };
int scalar = { 3 };
static const struct shape constant = { };
struct point copy(struct point p)
{
	struct point q = p, list[] = { p, { .y = 1 } }, none = { };
	int *late = (int[]){ 1, 2, 3 };
	q = (struct point){ .y = late[0] };
	list[0] = q;
	return none.x ? q : list[1];
}
