--------------------------------- MODULE Movers ---------------------------------
(*****************************************************************************)
(* Which steps of a thread are made at once.                                 *)
(*                                                                           *)
(* A thread that has made a step goes on while its next one is local, or     *)
(* commutes with whatever the other threads may do: in the sense of Lipton,  *)
(* any number of right movers, one step of any kind, left movers. That other *)
(* threads keep to the locking discipline (module KernelState) is what makes *)
(* an access a mover, and is checked at every access. Freeing an object is   *)
(* no such access: a step that may find its object freed is made at once     *)
(* only while all steps before it are right movers, for then the free can    *)
(* come before them all. Before a lock is taken, and before any access that  *)
(* is not protected, the other threads have their turn: so no deadlock and   *)
(* no data race is lost.                                                     *)
(*                                                                           *)
(* References: docs/semantics.md, section 3; docs/adr/007; R. J. Lipton,     *)
(* Reduction, CACM 1975; S. D. Stoller and E. Cohen, Optimistic              *)
(* synchronization-based state-space reduction, TACAS 2003.                  *)
(*****************************************************************************)
EXTENDS Locks

CONSTANTS
  Steps,            \* label -> <<function, what it begins with, variable, offset, writes, plain,
                    \*   continuation, blind, pause, alternatives - 1>>; pause: 2 if the others
                    \*   have their turn before it (evidence), 1 if they have it there late (loop)
  Step(_, _),       \* (thread, state) -> the state after the thread's next block
  AddressIn(_, _)   \* (thread, state) -> the address that the next block begins with

\* So many steps are made at once, then the others have their turn: a loop may never end
MaxMerged == 200

\* How far the thread is after its next step. "early": everything so far could as well have been
\* made later; "locked": the same, and a lock was taken; "late": one step must stand where it is
PhaseAfter(self, s, phase) ==
  LET step == Steps[s.pc[self]]
      what == step[2]
  IN  IF ~HasRules
      THEN phase
      ELSE CASE what \in {"", "choose", "enter"} -> phase
             [] what = "access" ->
                  IF IsProtected(s, self, AddressIn(self, s), step[5], step[8])
                  THEN phase
                  ELSE "late"
             [] what = "leave" -> IF s.nest[self] > 1 THEN phase ELSE "late"
             [] what = "lock" ->
                  LET a == AddressIn(self, s)
                  IN  IF IsLock(s, a) /\ phase # "late"
                      THEN IF IsLasting(s, self, a) THEN "locked" ELSE "late"
                      ELSE "late"
             [] OTHER -> "late"

\* Whether the thread's next step is made at once as well
GoesOn(self, s, phase, made) ==
  IF s.pc[self] \in {"Done", "Idle"}
  THEN FALSE
  ELSE LET step == Steps[s.pc[self]]
           what == step[2]
       IN  IF step[7]
           THEN TRUE
           ELSE IF ~HasRules \/ made >= MaxMerged \/ step[9] = 2 \/ (phase = "late" /\ step[9] = 1)
           THEN FALSE
           ELSE CASE what = "enter" -> phase # "late" \/ s.nest[self] > 0
                  [] what = "leave" -> s.nest[self] > 0
                  [] what = "access" ->
                       LET a == AddressIn(self, s)
                       IN  IF IsCell(s, a)
                           THEN IF IsProtected(s, self, a, step[5], step[8])
                                THEN phase # "late" \/ IsLasting(s, self, a)
                                ELSE FALSE
                           ELSE FALSE
                  [] what = "lock" ->
                       LET a == AddressIn(self, s)
                       IN  IF phase = "early" /\ IsLock(s, a)
                           THEN Cells(s, a) = 0 /\ ~IsFreed(s, a)
                           ELSE FALSE
                  [] what = "unlock" ->
                       LET a == AddressIn(self, s)
                       IN  IF IsLock(s, a)
                           THEN /\ Cells(s, a) = Tid[self]
                                /\ Holds(s, self, a)
                                /\ phase # "late" \/ IsLasting(s, self, a)
                           ELSE FALSE
                  [] OTHER -> FALSE

\* The state once the thread has made its next step, and those that go with it. Where a later
\* one ends the path, the thread stops before: what it did until then the others can see
RECURSIVE Run(_, _, _, _)
Run(self, s, phase, made) ==
  LET next  == Step(self, s)
      after == PhaseAfter(self, s, phase)
      end   == IF next.dead
               THEN next
               ELSE IF GoesOn(self, next, after, made + 1)
               THEN Run(self, next, after, made + 1)
               ELSE next
  IN  IF end.dead /\ made > 0 /\ ~Steps[s.pc[self]][7]
      THEN [s EXCEPT !.errors = end.errors]
      ELSE end

\* The thread starts a function: its first steps, if no other thread may run before them
Started(self, s) == IF Steps[s.pc[self]][7] THEN Run(self, s, "late", 0) ELSE s

\* A thread that neither is over nor waits makes its next step, and those that go with it
Advance(self, IsBlocked(_)) ==
  /\ err = <<>>
  /\ pc[self] \notin {"Done", "Idle"}
  /\ ~IsBlocked(self)
  /\ \E c \in 0..Steps[pc[self]][10] :
       \E s \in {Run(self, [Now EXCEPT !.choice = c], "early", 0)} : Becomes(s)
===============================================================================
