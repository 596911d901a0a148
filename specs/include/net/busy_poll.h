/*
 * Polling of network devices, of which there are none here: no file is a socket, and busy polling is switched off, as a kernel
 * starts (net.core.busy_poll is 0).
 */
#ifndef NET_BUSY_POLL_H
#define NET_BUSY_POLL_H

#ifdef CONFIG_NET_RX_BUSY_POLL
#include <linux/types.h>

struct sock {
	unsigned int sk_napi_id;
};

struct socket {
	struct sock *sk;
};

#define MIN_NAPI_ID 1u
#define BUSY_POLL_BUDGET 8
#define napi_id_valid(id) ((id) >= MIN_NAPI_ID)
#define net_busy_loop_on() 0
#define sock_from_file(...) ((struct socket *)NULL)
/* Reached only with a device's number, which nothing has. */
#define busy_loop_current_time() 0UL
#define busy_loop_timeout(start) 1
#define napi_busy_loop(...) do { } while (0)
#define napi_suspend_irqs(id) do { } while (0)
#define napi_resume_irqs(id) do { } while (0)
#endif

#endif
