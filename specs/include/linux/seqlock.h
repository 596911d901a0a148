/* Sequence counters: odd while a writer is at work. */
#ifndef LINUX_SEQLOCK_H
#define LINUX_SEQLOCK_H

#include <linux/spinlock.h>

typedef struct {
	unsigned int sequence;
} seqcount_t;
/* The lock beside it only tells lockdep who may write. */
typedef seqcount_t seqcount_spinlock_t;
typedef seqcount_t seqcount_raw_spinlock_t;
typedef seqcount_t seqcount_mutex_t;

#define SEQCNT_ZERO(name) { 0 }
#define seqcount_init(s) ((void)((s)->sequence = 0))
#define seqcount_spinlock_init(s, lock) seqcount_init(s)
#define seqcount_mutex_init(s, lock) seqcount_init(s)

/* Waits for the writer. */
static inline unsigned int read_seqcount_begin(const seqcount_t *s)
{
	unsigned int seq = (unsigned int)__epcheck_load(&s->sequence, EPCHECK_ACQUIRE);

	while (seq & 1)
		seq = (unsigned int)__epcheck_load(&s->sequence, EPCHECK_ACQUIRE);
	return seq;
}

static inline int read_seqcount_retry(const seqcount_t *s, unsigned int start)
{
	return (unsigned int)__epcheck_load(&s->sequence, EPCHECK_ONCE) != start;
}

static inline void write_seqcount_begin(seqcount_t *s)
{
	WRITE_ONCE(s->sequence, s->sequence + 1);
}

static inline void write_seqcount_end(seqcount_t *s)
{
	WRITE_ONCE(s->sequence, s->sequence + 1);
}

#define raw_write_seqcount_begin(s) write_seqcount_begin(s)
#define raw_write_seqcount_end(s) write_seqcount_end(s)
#define raw_read_seqcount(s) ((unsigned int)__epcheck_load(&(s)->sequence, EPCHECK_ACQUIRE))

#endif
