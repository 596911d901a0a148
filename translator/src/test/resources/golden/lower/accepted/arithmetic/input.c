/* Pointers count in cells, unsigned compares as unsigned, narrow types wrap. */
#include <ops.h>
struct pair { int a; struct pair *p; };
struct outer { int x; struct pair in; unsigned char c; _Bool b; unsigned int bit : 1; };
static struct pair all[4];
static struct outer o;
static struct outer *back(struct pair **p) { return container_of(p, struct outer, in.p); }
static struct pair *nth(int i) { return &all[i] + 1; }
static long diff(struct pair *p) { return p - all; }
static int compare(unsigned int u, int i, void *p, void *q) { return (u < 5u) + (i >= 5) + (p > q) + (u <= 0x80000000u); }
static void narrow(int i) { o.c = i; o.b = i; o.c++; o.c += 3; i++; --i; o.x = i++ + (unsigned char)i; }
static unsigned int shifts(unsigned int u, unsigned long l) { return (u >> 3) + (u << 2) + (1u << 31) + l / 4 + (u ^ 1 | 2 & 3) + (l >> u); }
static int rest(int i) { return i % 3 * 2 - (i != 1) - !i; }
SETUP { }
THREAD(A, "all") { back(&o.in.p); nth(2); diff(nth(1)); compare(1, 2, &o, all); narrow(300); shifts(1, 2); rest(1); o.bit = 1; }
