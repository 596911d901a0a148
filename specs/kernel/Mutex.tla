--------------------------------- MODULE Mutex ---------------------------------
(*****************************************************************************)
(* struct mutex.                                                             *)
(*                                                                           *)
(* Modelled: a sleeping lock whose release takes two steps: the owner cell   *)
(* is cleared, and only then the unlocker touches the mutex for the last     *)
(* time (wait list and its lock). In between the next owner may come, go,    *)
(* and free the memory: then the second step is a use-after-free.            *)
(* Abstracted away: optimistic spinning, hand-off, wait list order, lockdep. *)
(* Context: process context only; never under a spinlock.                    *)
(*                                                                           *)
(* References: kernel/locking/mutex.c of Linux 4.14;                         *)
(* Documentation/locking/mutex-design.                                       *)
(*****************************************************************************)
EXTENDS Locks

\* void mutex_lock(struct mutex *lock);                blocks; one step when it gets the lock
MutexLock(s, self, a) == Take(s, self, a, "sleep")

\* int mutex_trylock(struct mutex *lock);              one step
MutexTryLock(s, self, a) == TryTake(s, self, a, "sleep")

\* void mutex_unlock(struct mutex *lock);              first of two steps: clears the owner
MutexUnlock(s, self, a) == Drop(s, self, a, "sleep")

\* The second step of mutex_unlock(): its last touch of the mutex. Also any other touch
TouchFaults(s, self, a, writes) == Faults(s, self, a, writes, FALSE)
===============================================================================
