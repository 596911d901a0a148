/* fails KC403 */
static DEFINE_MUTEX(mutex);
static DEFINE_SPINLOCK(lock);

static void nested(void)
{
	guard(spinlock)(&lock);
	guard(mutex)(&mutex);
}

void __epcheck_setup(void)
{
	nested();
}
