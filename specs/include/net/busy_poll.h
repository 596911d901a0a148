/*
 * Polling of network devices instead of waiting for their interrupts. No file of the model is a socket, and the
 * administrator's switch is off, as it is by default: what code asks of devices is answered so.
 */
#ifndef NET_BUSY_POLL_H
#define NET_BUSY_POLL_H

#include <linux/types.h>

struct sock {
	unsigned int sk_napi_id;
};

struct socket {
	struct sock *sk;
};

#define MIN_NAPI_ID 64u
#define BUSY_POLL_BUDGET 8
#define NAPI_POLL_WEIGHT 64

/* With the file alone, or with a place for an error. */
#define sock_from_file(file, ...) ((void)(file), (struct socket *)NULL)
#define net_busy_loop_on() false
#define sk_can_busy_loop(sk) false
#define napi_id_valid(id) ((id) >= MIN_NAPI_ID)
#define busy_loop_current_time() 0UL
/* The time may be over at any moment. */
#define busy_loop_timeout(start) ((void)(start), __epcheck_choose(2) != 0)
/* A device delivers nothing but what wakes somebody. */
#define napi_busy_loop(...) epcheck_no_effect(0, __VA_ARGS__)
#define napi_suspend_irqs(id) ((void)(id))
#define napi_resume_irqs(id) ((void)(id))

#endif
