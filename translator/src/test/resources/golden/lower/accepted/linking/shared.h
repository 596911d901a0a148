struct thing { int v; };
extern struct thing *first;
void other(struct thing *t);
static int common(int x) { return first ? x : 0; }
static const int __epcheck_allocs_thing = 3;
