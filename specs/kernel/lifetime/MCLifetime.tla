------------------------------ MODULE MCLifetime ------------------------------
(*****************************************************************************)
(* Two threads allocate an object each, publish it in a static cell, take    *)
(* whatever stands there, use it and free it. With Exchange the taking is    *)
(* one atomic step (xchg): each object is freed once. Without, a load and a  *)
(* store: two threads may free the same object, and one is leaked.           *)
(* Objects: how many may be allocated.                                       *)
(*****************************************************************************)
EXTENDS Lifetime, Atomic, Progress

CONSTANTS Exchange, Objects

slot == 1000
pool == [i \in 1..Objects |-> i + 2]
found == 2000             \* stands in the slot from the start
zero == <<0, 0>>

MCThreadOrder == <<"A", "B", "rcu", "end">>
MCTid == [A |-> 1, B |-> 2, rcu |-> 3, end |-> 4]
MCReadonly == <<>>
MCGuards == [i \in 1..(Objects + 2) |-> <<>>]
MCLockClasses == [i \in DOMAIN MCGuards |-> i]

Users == {"A", "B"}

Init ==
  /\ pc = [t \in Threads |-> IF t \in Users THEN "alloc" ELSE "Idle"]
  /\ loc = [t \in Threads |-> IF t \in Users THEN [p |-> 0] ELSE <<>>]
  /\ stack = [t \in Threads |-> <<>>]
  /\ mem = [i \in 1..(Objects + 2) |-> IF i = 1 THEN <<found>> ELSE IF i = 2 THEN zero ELSE <<>>]
  /\ life = [i \in 1..(Objects + 2) |->
               IF i = 1 THEN "static" ELSE IF i = 2 THEN "live" ELSE "unborn"]
  /\ mark = [i \in 1..(Objects + 2) |-> 0]
  /\ held = [t \in Threads |-> <<>>]
  /\ nest = [t \in Threads |-> 0]
  /\ queue = {}
  /\ sync = [t \in Threads |-> {}]
  /\ run = "any"
  /\ err = <<>>

\* p = kzalloc(sizeof(*p)); if (!p) return
alloc(self) ==
  /\ pc[self] = "alloc"
  /\ MayRun(self)
  /\ \E p \in {0, Fresh(pool)} :
       LET faults == AllocFaults(p)
       IN  \/ Report(self, faults)
           \/ /\ Survives(faults)
              /\ Allocate(p, zero)
              /\ IF p = 0 THEN Return(self, 0)
                 ELSE Goto(self, IF Exchange THEN "swap" ELSE "load", [p |-> p])

\* p = xchg(&slot, p)
swap(self) ==
  /\ pc[self] = "swap"
  /\ MayRun(self)
  /\ AtomicSet(slot, loc[self].p)
  /\ IF Cells(slot) = 0 THEN Return(self, 0) ELSE Goto(self, "use", [p |-> Cells(slot)])

\* old = slot
load(self) ==
  /\ pc[self] = "load"
  /\ MayRun(self)
  /\ Unchanged
  /\ Goto(self, "store", [p |-> loc[self].p, old |-> Cells(slot)])

\* slot = p; p = old; if (!p) return
store(self) ==
  /\ pc[self] = "store"
  /\ MayRun(self)
  /\ Store(slot, loc[self].p)
  /\ IF loc[self].old = 0 THEN Return(self, 0) ELSE Goto(self, "use", [p |-> loc[self].old])

\* p->data = 1
use(self) ==
  /\ pc[self] = "use"
  /\ MayRun(self)
  /\ LET a == loc[self].p + 1
         faults == WriteFaults(self, a)
     IN  \/ Report(self, faults)
         \/ /\ Survives(faults)
            /\ Store(a, 1)
            /\ Goto(self, "free", loc[self])

\* kfree(p)
free(self) ==
  /\ pc[self] = "free"
  /\ MayRun(self)
  /\ LET p == loc[self].p
         faults == FreeFaults(p)
     IN  \/ Report(self, faults)
         \/ /\ Survives(faults)
            /\ Free(p)
            /\ Return(self, 0)

\* assert(no leaks), after everything
check(self) ==
  /\ pc[self] = "check"
  /\ MayRun(self)
  /\ LET faults == AssertFaults(CBool(Leaks = 0))
     IN  \/ Report(self, faults)
         \/ /\ Survives(faults)
            /\ Unchanged
            /\ Return(self, 0)

Finally == StartEnd("check", <<>>)

IsBlocked(t) == FALSE

Deadlock == ReportDeadlock(IsBlocked)

Next ==
  \/ \E self \in Users :
       alloc(self) \/ swap(self) \/ load(self) \/ store(self) \/ use(self) \/ free(self)
  \/ check("end")
  \/ Finally
  \/ Deadlock

Spec == Init /\ [][Next]_vars

\* An object that is born stays born, and only an unborn one has no cells
BornHasCells == \A i \in DOMAIN life : (life[i] = "unborn") = (mem[i] = <<>>)
===============================================================================
