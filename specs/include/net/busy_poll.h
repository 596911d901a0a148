/* Polling of network devices needs CONFIG_NET_RX_BUSY_POLL and is not modelled. */
#ifndef NET_BUSY_POLL_H
#define NET_BUSY_POLL_H

#endif
