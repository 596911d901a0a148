-------------------------------- MODULE Spinlock --------------------------------
(*****************************************************************************)
(* spinlock_t.                                                               *)
(*                                                                           *)
(* Modelled: exclusion between threads. The holder must not sleep (InAtomic  *)
(* of module Locks). The unlock is one step and the last touch of the lock.  *)
(* Abstracted away: the queue of waiters, interrupts. Whether a section with *)
(* preemption off is also an RCU reader depends on the kernel's              *)
(* configuration: the model's header enters a reader (module Rcu) if so.     *)
(* Context: any.                                                             *)
(*                                                                           *)
(* References: include/linux/spinlock.h of Linux 4.14;                       *)
(* Documentation/locking/spinlocks.                                          *)
(*****************************************************************************)
EXTENDS Locks

\* void spin_lock(spinlock_t *lock);                   blocks; one step when it gets the lock
SpinLock(s, self, a) == Take(s, self, a, "spin")

\* int spin_trylock(spinlock_t *lock);                 one step
SpinTryLock(s, self, a) == TryTake(s, self, a, "spin")

\* void spin_unlock(spinlock_t *lock);                 one step
SpinUnlock(s, self, a) == Drop(s, self, a, "spin")
===============================================================================
