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
IsTaken(s, a) ==
  IF IsMutable(s, a)
  THEN s.life[a \div 1000] # "freed" /\ s.mem[a \div 1000][(a % 1000) + 1] # 0
  ELSE FALSE

\* The locks without the last one at that address and of that mode
WithoutLast(locks, a, mode) ==
  LET n == Len(locks)
  IN  IF n = 0
      THEN locks
      ELSE IF locks[n][1] = a /\ locks[n][2] = mode
      THEN SubSeq(locks, 1, n - 1)
      ELSE LET places == {i \in 1..n : locks[i][1] = a /\ locks[i][2] = mode}
           IN  IF places = {}
               THEN locks
               ELSE LET last == CHOOSE i \in places : \A j \in places : j <= i
                    IN  SubSeq(locks, 1, last - 1) \o SubSeq(locks, last + 1, n)

\* The locks that the thread holds after taking, and after giving back, this one
HeldAfterLock(s, self, a, mode, subclass) == Append(s.held[self], <<a, mode, subclass>>)
HeldAfterUnlock(s, self, a, mode)         == WithoutLast(s.held[self], a, mode)

Take(s, self, a, mode, subclass) ==
  [s EXCEPT !.mem[a \div 1000][(a % 1000) + 1] = Tid[self],
            !.held[self] = Append(@, <<a, mode, subclass>>)]

Drop(s, self, a, mode) ==
  [s EXCEPT !.mem[a \div 1000][(a % 1000) + 1] = 0,
            !.held[self] = WithoutLast(@, a, mode)]

\* The class of the lock at a, without its subclass
LockClass(a) == 1000 * LockClasses[a \div 1000] + (a % 1000)

\* Evidence: one pair for each lock that is held
Orders(s, self, a, subclass) ==
  LET locks == s.held[self]
  IN  {<<"order", LockClass(a),
         <<ToString(LockClass(locks[i][1])), ToString(locks[i][3]), ToString(subclass)>>>> :
         i \in DOMAIN locks}

LockFaultsNested(s, self, a, subclass) ==
  LET faults == OwnerFaults(s, self, a)
  IN  IF s.held[self] = <<>>
      THEN faults
      ELSE IF IsFatal(faults) THEN faults ELSE faults \cup Orders(s, self, a, subclass)

LockFaults(s, self, a) == LockFaultsNested(s, self, a, 0)

\* trylock looks at the owner cell. It does not wait: it is no part of an order
TryFaults(s, self, a) ==
  IF ~IsMutable(s, a)
  THEN OtherFaults(a, TRUE)
  ELSE LET faults == MutableFaults(s, self, a, FALSE)
       IN  IF IsAsRuled(s, self, a, TRUE, FALSE)
           THEN faults
           ELSE faults \cup {<<"bound-discipline", a>>}

UnlockFaults(s, self, a) ==
  LET faults == OwnerFaults(s, self, a)
  IN  IF IsFatal(faults)
      THEN faults
      ELSE IF Cells(s, a) = Tid[self]
      THEN faults
      ELSE faults \cup {<<"unlock-not-owner", a>>}
                  \cup (IF IsAsRuled(s, self, a, TRUE, FALSE) THEN {} ELSE {<<"bound-discipline", a>>})

\* 1 if a trylock succeeds now
TryResult(s, a) == CBool(Cells(s, a) = 0)

TryTake(s, self, a, mode) == IF Cells(s, a) = 0 THEN Take(s, self, a, mode, 0) ELSE s

HeldAfterTry(s, self, a, mode) ==
  IF Cells(s, a) = 0 THEN HeldAfterLock(s, self, a, mode, 0) ELSE s.held[self]

\* 1 if the thread with these locks owns the one at a
IsHeld(locks, a) == CBool(\E i \in DOMAIN locks : locks[i][1] = a)

\* in_atomic(): 1 where a thread with these locks and this RCU nesting must not sleep
InAtomic(locks, depth) == CBool(depth > 0 \/ \E i \in DOMAIN locks : locks[i][2] = "spin")
===============================================================================
