/* Not modelled: only the name of the header. */
#ifndef LINUX_IDR_H
#define LINUX_IDR_H



#endif
