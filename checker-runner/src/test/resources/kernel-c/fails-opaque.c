/* fails KC302 */
struct owner {
	struct not_known_here inner;
};

static struct owner owner;

void __epcheck_setup(void)
{
	owner.inner.count = 1;
}
