--------------------------------- MODULE Movers ---------------------------------
(*****************************************************************************)
(* Which steps are made at once.                                             *)
(*                                                                           *)
(* A thread that has made a step goes on while its next one is local, or     *)
(* commutes with whatever the other threads may do: in the sense of Lipton,  *)
(* any number of right movers, one step of any kind, left movers. A step is  *)
(* both if no other thread may from now on do anything that conflicts with   *)
(* it (module Futures), or if the locking discipline protects it (module     *)
(* KernelState); both are checked at every step. Freeing an object conflicts *)
(* with every access to it: a step that may find its object freed is made at *)
(* once only while all steps before it are right movers, for then the free   *)
(* can come before them all. Before a lock is taken that others may want,    *)
(* and before any access that may be part of a data race, the others have    *)
(* their turn: so no deadlock and no data race is lost.                      *)
(*                                                                           *)
(* Where a thread's next step commutes with all that the others may do       *)
(* before it, the others need not have their turn: it is made at once, too   *)
(* (a persistent set of one thread). Not at the head of a loop: nobody is    *)
(* kept waiting for ever.                                                    *)
(*                                                                           *)
(* References: docs/semantics.md, section 3; docs/adr/007 and 015;           *)
(* R. J. Lipton, Reduction, CACM 1975; S. D. Stoller and E. Cohen,           *)
(* Optimistic synchronization-based state-space reduction, TACAS 2003;       *)
(* P. Godefroid, Partial-Order Methods, 1996.                                *)
(*****************************************************************************)
EXTENDS Futures

CONSTANTS
  Step(_, _),       \* (thread, state) -> the state after the thread's next block
  AddressIn(_, _)   \* (thread, state) -> the address that the next block begins with

\* A block of the model as a function (see Run)
Block(Does(_, _)) == [self \in Any, s \in Any |-> Does(self, s)]

\* So many steps of a thread are made at once, then the others have their turn: a loop may never
\* end; and so many threads follow
MaxMerged == 200
MaxLegs   == 50

\* Whether others can do without knowing when the lock was taken and given back
IsUnseen(s, self, others, a) ==
  IF Rules[a \div 1000][(a % 1000) + 1] = <<-1>> THEN IsLastingNow(s, self, others, a) ELSE FALSE

\* How far the thread is after its next step. "early": everything so far could as well have been
\* made later; "locked": the same, and a lock was taken; "late": one step must stand where it is;
\* "first": everything could as well have been made before
PhaseAfter(self, s, phase, others) ==
  IF ~HasRules \/ phase \in {"late", "first"}
  THEN phase
  ELSE LET step == Steps[s.pc[self]]
           what == step[2]
           a    == AddressIn(self, s)
       IN  CASE what \in {"", "choose", "enter"} -> phase
             [] what = "leave" ->
                  IF s.nest[self] > 1 THEN phase
                  ELSE IF IsUnnoticed(s, self, others) THEN phase ELSE "late"
             [] what = "alloc" ->
                  IF step[10] = 0 /\ IsOnlyMaker(s, others, a \div 1000) THEN phase ELSE "late"
             [] what = "access" ->
                  IF ~IsMutable(s, a)
                  THEN IF IsConst(a) /\ ~step[5] THEN phase ELSE "late"
                  ELSE IF IsProtected(s, self, a, step[5], step[8])
                  THEN phase
                  ELSE IF IsAlone(s, others, a, step[5], step[6]) THEN phase ELSE "late"
             [] what \in {"free", "mark"} ->
                  IF ~IsMutable(s, a) THEN "late"
                  ELSE IF IsLastToTouch(s, self, others, a) THEN phase ELSE "late"
             [] what = "lock" ->
                  IF ~IsMutable(s, a) THEN "late"
                  ELSE IF IsAlone(s, others, a, TRUE, FALSE) THEN phase
                  ELSE IF IsUnseen(s, self, others, a) THEN "locked" ELSE "late"
             [] what = "unlock" ->
                  IF ~IsMutable(s, a) THEN "late"
                  ELSE IF IsAlone(s, others, a, TRUE, FALSE) THEN phase ELSE "late"
             [] OTHER -> "late"

\* Whether the thread's next step is made at once as well
GoesOn(self, s, phase, made, others) ==
  IF s.pc[self] \in {"Done", "Idle"}
  THEN FALSE
  ELSE LET step  == Steps[s.pc[self]]
           what  == step[2]
           early == phase \in {"early", "locked"}
           a     == AddressIn(self, s)
       IN  IF step[7]
           THEN TRUE
           ELSE IF ~HasRules \/ made >= MaxMerged \/ (phase = "first" /\ step[9])
                   \/ (~early /\ step[12])
           THEN FALSE
           ELSE CASE what \in {"", "enter"} -> TRUE
                  [] what = "leave" -> s.nest[self] > 0
                  [] what = "alloc" ->
                       IF step[10] # 0 THEN FALSE
                       ELSE early \/ IsOnlyMaker(s, others, a \div 1000)
                  [] what = "access" ->
                       IF ~IsMutable(s, a)
                       THEN IsConst(a) /\ ~step[5]
                       ELSE IF IsProtected(s, self, a, step[5], step[8])
                               /\ (early \/ IsLastingNow(s, self, others, a))
                       THEN TRUE
                       ELSE \/ IsAlone(s, others, a, step[5], step[6])
                            \/ early /\ ~MayRace(s, others, a, step[5], step[6])
                  [] what \in {"free", "mark"} ->
                       IF IsMutable(s, a)
                       THEN early \/ IsLastToTouch(s, self, others, a)
                       ELSE FALSE
                  [] what = "defer" -> early /\ IsMutable(s, a)
                  [] what = "lock" ->
                       IF ~IsMutable(s, a)
                       THEN FALSE
                       ELSE IF s.life[a \div 1000] = "freed" \/ Cells(s, a) # 0
                       THEN FALSE
                       ELSE (phase = "early" /\ IsLock(a)) \/ IsAlone(s, others, a, TRUE, FALSE)
                  [] what = "unlock" ->
                       IF ~IsMutable(s, a)
                       THEN FALSE
                       ELSE IF Cells(s, a) # Tid[self] \/ ~Holds(s, self, a)
                       THEN FALSE
                       ELSE \/ IsLock(a) /\ (early \/ IsUnseen(s, self, others, a))
                            \/ IsAlone(s, others, a, TRUE, FALSE)
                  [] OTHER -> FALSE

\* Whether the thread's next step enters a reader and others may notice when: it is made late only
\* if the thread leaves again before they have their turn
IsTentative(self, s, phase, others) ==
  IF phase \in {"late", "first"} /\ HasRules /\ s.nest[self] = 0
  THEN Steps[s.pc[self]][2] = "enter" /\ ~Steps[s.pc[self]][7] /\ ~IsUnwatched(others)
  ELSE FALSE

\* The state once the thread has made its next step, and those that go with it. Where a later
\* one ends the path, the thread stops before: what it did until then the others can see.
\* A function, not an operator: TLC looks names up in all that the callers of an operator know,
\* which in a recursion grows with each step, but only in what a function was defined with
Run[self \in Any, s \in Any, phase \in Any, made \in Any, others \in Any] ==
  LET next  == Step(self, s)
      after == PhaseAfter(self, s, phase, others)
      end   == IF next.dead
               THEN next
               ELSE IF ~GoesOn(self, next, after, made + 1, others)
               THEN next
               ELSE IF IsTentative(self, next, after, others)
               THEN LET more == Run[self, next, after, made + 1, others]
                    IN  IF more.nest[self] = 0 /\ ~more.dead THEN more ELSE next
               ELSE Run[self, next, after, made + 1, others]
  IN  IF end.dead /\ made > 0 /\ ~Steps[s.pc[self]][7]
      THEN [s EXCEPT !.errors = end.errors]
      ELSE end

\* Whether the thread's next step commutes with all that others may do before it
MayBeFirst(self, s, others) ==
  IF s.pc[self] \in {"Done", "Idle"}
  THEN FALSE
  ELSE IF Steps[s.pc[self]][7] \/ Steps[s.pc[self]][9]
  THEN FALSE
  ELSE GoesOn(self, s, "first", 0, others)

\* The state, once all threads from the i-th on that need not let others have their turn have run
Settled[s \in Any, i \in Any, legs \in Any] ==
  IF ~HasFutures \/ legs >= MaxLegs \/ i > Len(ThreadOrder)
  THEN s
  ELSE IF ThreadOrder[i] = "end"
  THEN s
  ELSE LET self   == ThreadOrder[i]
           others == Others(self, s)
       IN  IF ~MayBeFirst(self, s, others)
           THEN Settled[s, i + 1, legs]
           ELSE LET next == Run[self, s, "first", 0, others]
                IN  IF next.dead \/ (next.nest[self] > 0 /\ IsTentative(self, s, "first", others))
                    THEN Settled[s, i + 1, legs]
                    ELSE Settled[next, 1, legs + 1]

\* The same, unless the path has ended
Settle(s) == IF s.dead THEN s ELSE Settled[s, 1, 0]

\* The thread starts a function: its first steps, if they are made at once. Who may start a
\* callback can start it later just as well
Started(self, s) ==
  LET others == Others(self, s)
      goesOn == IF self = "rcu"
                THEN GoesOn(self, s, "early", 1, others)
                ELSE Steps[s.pc[self]][7]
  IN  Settle(IF goesOn THEN Run[self, s, "early", 1, others] ELSE s)

\* What a waiting thread is about to access has to be foreseen like an access: nothing else tells
\* that the threads that it waits for conflict with it
ForeseeWait(self) ==
  /\ Steps[pc[self]][2] \in {"lock", "await"}
  /\ \E f \in Unforeseen(Now, self, AddressIn(self, Now), Steps[pc[self]][5], FALSE, FALSE) :
       Halt(<<f[1], self, pc[self], f[2], Via(Now, self)>>)

\* A thread that is not over makes its next step, and those that go with it, unless it waits
Advance(self, IsBlocked(_)) ==
  /\ err = <<>>
  /\ pc[self] \notin {"Done", "Idle"}
  /\ IF IsBlocked(self)
     THEN ForeseeWait(self)
     ELSE \E c \in 0..Steps[pc[self]][10] :
            \E s \in {Settle(Run[self, [Now EXCEPT !.choice = c], "early", 0,
                             Others(self, Now)])} :
              Becomes(s)
===============================================================================
