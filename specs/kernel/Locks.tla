--------------------------------- MODULE Locks ---------------------------------
(*****************************************************************************)
(* What mutexes and spinlocks have in common: an owner cell, which holds 0   *)
(* or the number of the owning thread, and the list of locks each thread     *)
(* holds.                                                                    *)
(*                                                                           *)
(* Modelled: exclusion, blocking, unlocking by another than the owner, use   *)
(* of a lock in freed memory.                                                *)
(* Abstracted away: fairness and queueing; a lock that is free may be taken  *)
(* by any thread. A thread that locks twice waits for itself for ever.       *)
(*                                                                           *)
(* Reference: docs/semantics.md, section 4.                                  *)
(*****************************************************************************)
EXTENDS KernelState

\* Whether a thread must wait at this owner cell; nobody waits for a lock in freed memory
IsTaken(s, a) ==
  IF IsMutable(s, a)
  THEN s.life[a \div 1000] # "freed" /\ s.mem[a \div 1000][(a % 1000) + 1] # 0
  ELSE FALSE

\* The sequence without the last element that is x
WithoutLast(s, x) ==
  LET n == Len(s)
  IN  IF n = 0
      THEN s
      ELSE IF s[n] = x
      THEN SubSeq(s, 1, n - 1)
      ELSE LET places == {i \in 1..n : s[i] = x}
           IN  IF places = {}
               THEN s
               ELSE LET last == CHOOSE i \in places : \A j \in places : j <= i
                    IN  SubSeq(s, 1, last - 1) \o SubSeq(s, last + 1, n)

\* The locks that the thread holds after taking, and after giving back, this one
HeldAfterLock(s, self, a, mode)   == Append(s.held[self], <<a, mode>>)
HeldAfterUnlock(s, self, a, mode) == WithoutLast(s.held[self], <<a, mode>>)

Take(s, self, a, mode) ==
  [s EXCEPT !.mem[a \div 1000][(a % 1000) + 1] = Tid[self],
            !.held[self] = Append(@, <<a, mode>>)]

Drop(s, self, a, mode) ==
  [s EXCEPT !.mem[a \div 1000][(a % 1000) + 1] = 0,
            !.held[self] = WithoutLast(@, <<a, mode>>)]

LockFaults(s, self, a) == OwnerFaults(s, self, a)

\* trylock looks at the owner cell
TryFaults(s, self, a) ==
  LET faults == AccessFaults(s, self, a, TRUE, FALSE)
  IN  IF IsMutable(s, a)
      THEN IF IsAsRuled(s, self, a, TRUE, FALSE)
           THEN faults
           ELSE faults \cup {<<"bound-discipline", a>>}
      ELSE faults

UnlockFaults(s, self, a) ==
  LET faults == OwnerFaults(s, self, a)
  IN  IF IsFatal(faults)
      THEN faults
      ELSE IF Cells(s, a) = Tid[self] THEN faults ELSE faults \cup {<<"unlock-not-owner", a>>}

\* 1 if a trylock succeeds now
TryResult(s, a) == CBool(Cells(s, a) = 0)

TryTake(s, self, a, mode) == IF Cells(s, a) = 0 THEN Take(s, self, a, mode) ELSE s

HeldAfterTry(s, self, a, mode) ==
  IF Cells(s, a) = 0 THEN HeldAfterLock(s, self, a, mode) ELSE s.held[self]

\* 1 if the thread with these locks owns the one at a
IsHeld(locks, a) == CBool(\E i \in DOMAIN locks : locks[i][1] = a)

\* in_atomic(): 1 where a thread with these locks and this RCU nesting must not sleep
InAtomic(locks, depth) == CBool(depth > 0 \/ \E i \in DOMAIN locks : locks[i][2] = "spin")
===============================================================================
