#define NULL 0
