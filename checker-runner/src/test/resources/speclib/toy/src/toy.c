#include <linux/toy.h>

static struct toy toy;

void first(void)
{
	lock(&toy.lock);
	toy.a = 1;
	unlock(&toy.lock);
}

void second(void)
{
	lock(&toy.lock);
	toy.b = 2;
	unlock(&toy.lock);
}
