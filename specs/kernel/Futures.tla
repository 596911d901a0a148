-------------------------------- MODULE Futures --------------------------------
(*****************************************************************************)
(* What each thread may still do, from where it stands to its end.           *)
(*                                                                           *)
(* A thread's step that conflicts with nothing that the others may still do  *)
(* commutes with all of it: no other order of the two leads anywhere else.   *)
(* What a thread may still do is a table, by label, that was guessed from    *)
(* walks and closed under control flow. That the guess is right is checked   *)
(* at every step (Unforeseen...), so nothing rests on it.                    *)
(*                                                                           *)
(* A callback does what it may to an object that is deferred; to others,     *)
(* only what is in Stray.                                                    *)
(*                                                                           *)
(* References: docs/semantics.md, section 3; docs/adr/015; P. Godefroid,     *)
(* Partial-Order Methods for the Verification of Concurrent Systems, 1996    *)
(* (persistent sets).                                                        *)
(*****************************************************************************)
EXTENDS Locks

CONSTANTS
  Steps,      \* label -> <<function, what it begins with, variable, offset, writes, plain,
              \*   continuation, blind, loop head, alternatives - 1, what each thread may do from
              \*   there on (a sequence over ThreadOrder of sets of the numbers below),
              \*   whether more steps than local ones must follow at once>>
  HasFutures, \* whether the table says what threads may do
  Stray,      \* what callbacks do to objects that nobody has deferred
  Loose       \* what is taken for possible at any time, whatever the table says

\* What a thread may do, as a number: to a cell, an object, readers
Reading(a)      == 1000000 + a
Writing(a)      == 2000000 + a
PlainReading(a) == 3000000 + a
PlainWriting(a) == 4000000 + a
Touching(o)     == 5000000 + o
Ending(o)       == 6000000 + o
Deferring(o)    == 7000000 + o
Making(o)       == 8000000 + LockClasses[o]   \* one of this kind
Watching        == 9000000                    \* looking who reads
BlindReading(a) == 10000000 + a               \* a marked load whose value nobody wants

------------------------------------------------------------------------------
(* The others *)

\* What thread t may do from where it stands
RECURSIVE FutureOf(_, _, _)
FutureOf(label, frames, t) ==
  IF frames = <<>>
  THEN Steps[label][11][t]
  ELSE Steps[label][11][t] \cup FutureOf(frames[1].pc, Tail(frames), t)

Future(s, t) == FutureOf(s.pc[t], s.stack[t], Tid[t])

\* The same of the threads of the scenario from the i-th on, without self
RECURSIVE FutureFrom(_, _, _)
FutureFrom(s, self, i) ==
  IF i > Len(ThreadOrder)
  THEN {}
  ELSE IF ThreadOrder[i] \in {self, "rcu", "end"}
  THEN FutureFrom(s, self, i + 1)
  ELSE Future(s, ThreadOrder[i]) \cup FutureFrom(s, self, i + 1)

\* What the threads of the scenario but self may do, and what callbacks may
Others(self, s) ==
  IF HasFutures
  THEN <<FutureFrom(s, self, 1),
         IF self = "rcu" \/ "rcu" \notin Threads THEN {} ELSE Future(s, "rcu")>>
  ELSE <<{}, {}>>

IsDeferredObject(s, o) == s.life[o] \in {"retired", "freed"}

\* Whether no other may do that to object o
IsQuiet(s, others, item, o) ==
  IF item \in Loose \/ item \in others[1]
  THEN FALSE
  ELSE IF item \notin others[2]
  THEN TRUE
  ELSE ~(IsDeferredObject(s, o) \/ item \in Stray
         \/ Deferring(o) \in others[1] \/ Deferring(o) \in others[2])

\* Whether no other looks who reads
IsUnwatched(others) ==
  /\ HasFutures
  /\ Watching \notin Loose
  /\ Watching \notin others[1]
  /\ Watching \notin others[2]

\* Whether it is the same at any time whether an access of the cell is guarded: the path to the
\* lock has no load, or one of a cell that nobody writes
IsSteady(a) ==
  \A i \in DOMAIN Guards[a \div 1000] :
    LET guard == Guards[a \div 1000][i]
    IN  IF a % 1000 >= guard.from /\ a % 1000 < guard.to
        THEN \/ Len(guard.path) = 1
             \/ Len(guard.path) = 2 /\ Rules[a \div 1000][guard.path[1] + 1] = <<>>
        ELSE TRUE

\* Whether no other access of the cell conflicts with this one; a load for nothing does, if this is
\* a plain write, as the two are a data race
IsAlone(s, others, a, writes, plain) ==
  IF ~HasFutures
  THEN FALSE
  ELSE LET o == a \div 1000
       IN  IF IsQuiet(s, others, Ending(o), o) /\ IsQuiet(s, others, Writing(a), o)
           THEN /\ IF writes THEN IsQuiet(s, others, Reading(a), o) ELSE TRUE
                /\ IF writes /\ plain THEN IsQuiet(s, others, BlindReading(a), o) ELSE TRUE
                /\ IsSteady(a)
           ELSE FALSE

\* Whether an access of which one of the two is plain can come at the same time as this one
MayRace(s, others, a, writes, plain) ==
  IF ~HasFutures
  THEN TRUE
  ELSE LET o == a \div 1000
       IN  IF IsQuiet(s, others, IF plain THEN Writing(a) ELSE PlainWriting(a), o)
           THEN IF ~writes
                THEN FALSE
                ELSE \/ ~IsQuiet(s, others, IF plain THEN Reading(a) ELSE PlainReading(a), o)
                     \/ plain /\ ~IsQuiet(s, others, BlindReading(a), o)
           ELSE TRUE

\* Whether no other frees or marks the object around a
IsLastingNow(s, self, others, a) ==
  IF IsLasting(s, self, a)
  THEN TRUE
  ELSE HasFutures /\ IsQuiet(s, others, Ending(a \div 1000), a \div 1000)

\* Whether no other touches the object around a
IsLastToTouch(s, self, others, a) ==
  LET o == a \div 1000
  IN  IF s.owner[o] = Tid[self]
      THEN TRUE
      ELSE HasFutures /\ IsQuiet(s, others, Touching(o), o) /\ IsQuiet(s, others, Ending(o), o)

\* Whether no other allocates an object of the kind of o, and there is one left
IsOnlyMaker(s, others, o) ==
  IF ~HasFutures
  THEN FALSE
  ELSE LET left == {x \in DOMAIN s.life : LockClasses[x] = o /\ s.life[x] = "unborn"}
       IN  IF left = {}
           THEN FALSE
           ELSE IsQuiet(s, others, Making(o), CHOOSE x \in left : \A y \in left : x <= y)

\* Whether no other will ever know when the thread left its reader
IsUnnoticed(s, self, others) ==
  /\ IsUnwatched(others)
  /\ \A q \in s.queue : self \notin q.wait
  /\ \A t \in DOMAIN s.sync : self \notin s.sync[t]

------------------------------------------------------------------------------
(* The check: faults of a step that the table does not have *)

IsForeseen(s, self, item, o) ==
  IF item \in Loose
  THEN TRUE
  ELSE IF item \in Steps[s.pc[self]][11][Tid[self]]
  THEN self # "rcu" \/ IsDeferredObject(s, o) \/ item \in Stray
  ELSE FALSE

IsChecked(self) == HasFutures /\ self # "end"

\* Of an access
Unforeseen(s, self, a, writes, plain, blind) ==
  IF ~IsChecked(self) \/ ~IsMutable(s, a)
  THEN {}
  ELSE LET o    == a \div 1000
           rule == Rules[o][(a % 1000) + 1]
           seen == IF s.owner[o] = Tid[self]
                   THEN TRUE
                   ELSE /\ o \in Lasting \/ IsForeseen(s, self, Touching(o), o)
                        /\ IF rule \notin {<<0>>, <<-1>>, <<-2>>}
                           THEN TRUE
                           ELSE IF blind
                           THEN IsForeseen(s, self, BlindReading(a), o)
                           ELSE /\ IsForeseen(s, self, IF writes THEN Writing(a) ELSE Reading(a), o)
                                /\ \/ ~plain
                                   \/ IsForeseen(s, self,
                                        IF writes THEN PlainWriting(a) ELSE PlainReading(a), o)
       IN  IF seen THEN {} ELSE {<<"bound-discipline", a>>}

\* Of the end of an object: freed, or given up
UnforeseenEnd(s, self, a) ==
  IF ~IsChecked(self) \/ ~IsMutable(s, a)
  THEN {}
  ELSE LET o == a \div 1000
       IN  IF \/ s.owner[o] # 0
              \/ o \in Lasting
              \/ IsForeseen(s, self, Ending(o), o) /\ IsForeseen(s, self, Touching(o), o)
           THEN {}
           ELSE {<<"bound-discipline", 1000 * o>>}

UnforeseenDefer(s, self, head) ==
  IF ~IsChecked(self) \/ ~IsMutable(s, head)
  THEN {}
  ELSE LET o == Obj(head)
       IN  IF /\ IsForeseen(s, self, Deferring(o), o)
              /\ o \in Lasting \/ IsForeseen(s, self, Touching(o), o)
              /\ Watching \in Loose \/ Watching \in Steps[s.pc[self]][11][Tid[self]]
           THEN {}
           ELSE {<<"bound-discipline", 1000 * o>>}

UnforeseenGrace(s, self) ==
  IF ~IsChecked(self) \/ Watching \in Loose \/ Watching \in Steps[s.pc[self]][11][Tid[self]]
  THEN {}
  ELSE {<<"bound-discipline", 0>>}

UnforeseenBirth(s, self, new) ==
  IF ~IsChecked(self) \/ new <= 0 \/ IsForeseen(s, self, Making(Obj(new)), Obj(new))
  THEN {}
  ELSE {<<"bound-discipline", new>>}
===============================================================================
