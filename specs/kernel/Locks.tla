--------------------------------- MODULE Locks ---------------------------------
(*****************************************************************************)
(* What mutexes and spinlocks have in common: an owner cell, which holds 0   *)
(* or the number of the owning thread, and the list of locks each thread     *)
(* holds.                                                                    *)
(*                                                                           *)
(* Modelled: exclusion, blocking, unlocking by another than the owner, use   *)
(* of a lock in freed memory; each pair of classes of which one is taken     *)
(* while the other is held (lockdep). A class is a place in all objects of   *)
(* one type, or a lock of a static object, with the subclass of              *)
(* mutex_lock_nested() and the like. A pair is reported as an error of kind  *)
(* "order": it is evidence, of which the runner finds the cycles.            *)
(* Abstracted away: fairness and queueing; a lock that is free may be taken  *)
(* by any thread. A thread that locks twice waits for itself for ever.       *)
(*                                                                           *)
(* Reference: docs/semantics.md, section 4.                                  *)
(*****************************************************************************)
EXTENDS KernelState, TLC

\* Whether a thread must wait at this owner cell; nobody waits for a lock in freed memory
IsTaken(a) ==
  IF IsMutable(a) THEN life[a \div 1000] # "freed" /\ mem[a \div 1000][(a % 1000) + 1] # 0 ELSE FALSE

\* The locks without the last one at that address and of that mode
WithoutLast(s, a, mode) ==
  LET n == Len(s)
  IN  IF n = 0
      THEN s
      ELSE IF s[n][1] = a /\ s[n][2] = mode
      THEN SubSeq(s, 1, n - 1)
      ELSE LET places == {i \in 1..n : s[i][1] = a /\ s[i][2] = mode}
           IN  IF places = {}
               THEN s
               ELSE LET last == CHOOSE i \in places : \A j \in places : j <= i
                    IN  SubSeq(s, 1, last - 1) \o SubSeq(s, last + 1, n)

\* The locks that the thread holds after taking, and after giving back, this one
HeldAfterLock(self, a, mode, subclass) == Append(held[self], <<a, mode, subclass>>)
HeldAfterUnlock(self, a, mode)         == WithoutLast(held[self], a, mode)

Take(self, a, mode, subclass) ==
  /\ mem' = Stored(a, Tid[self])
  /\ held' = [held EXCEPT ![self] = HeldAfterLock(self, a, mode, subclass)]
  /\ UNCHANGED <<life, mark, nest, queue, sync>>

Drop(self, a, mode) ==
  /\ mem' = Stored(a, 0)
  /\ held' = [held EXCEPT ![self] = HeldAfterUnlock(self, a, mode)]
  /\ UNCHANGED <<life, mark, nest, queue, sync>>

\* The class of the lock at a, without its subclass
LockClass(a) == 1000 * LockClasses[a \div 1000] + (a % 1000)

\* Evidence: one pair for each lock that is held
Orders(self, a, subclass) ==
  {<<"order", LockClass(a),
     <<ToString(LockClass(held[self][i][1])), ToString(held[self][i][3]), ToString(subclass)>>>> :
     i \in DOMAIN held[self]}

LockFaultsNested(self, a, subclass) ==
  LET faults == OwnerFaults(self, a)
  IN  IF held[self] = <<>>
      THEN faults
      ELSE IF IsFatal(faults) THEN faults ELSE faults \cup Orders(self, a, subclass)

LockFaults(self, a) == LockFaultsNested(self, a, 0)

\* A trylock does not wait: it is no part of an order
TryLockFaults(self, a) == OwnerFaults(self, a)

UnlockFaults(self, a) ==
  LET faults == OwnerFaults(self, a)
  IN  IF IsFatal(faults)
      THEN faults
      ELSE IF Cells(a) = Tid[self] THEN faults ELSE faults \cup {<<"unlock-not-owner", a>>}

\* 1 if a trylock succeeds now
TryResult(a) == CBool(Cells(a) = 0)

TryTake(self, a, mode) ==
  IF Cells(a) = 0 THEN Take(self, a, mode, 0) ELSE Unchanged

HeldAfterTry(self, a, mode) ==
  IF Cells(a) = 0 THEN HeldAfterLock(self, a, mode, 0) ELSE held[self]

\* 1 if the thread with these locks owns the one at a
IsHeld(locks, a) == CBool(\E i \in DOMAIN locks : locks[i][1] = a)

\* in_atomic(): 1 where a thread with these locks and this RCU nesting must not sleep
InAtomic(locks, depth) == CBool(depth > 0 \/ \E i \in DOMAIN locks : locks[i][2] = "spin")
===============================================================================
