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
MCRules == <<>>

Users == {"A", "B"}

Init ==
  /\ pc = [t \in Threads |-> IF t \in Users THEN "alloc" ELSE "Idle"]
  /\ loc = [t \in Threads |-> IF t \in Users THEN [p |-> 0] ELSE <<>>]
  /\ stack = [t \in Threads |-> <<>>]
  /\ mem = [i \in 1..(Objects + 2) |-> IF i = 1 THEN <<found>> ELSE IF i = 2 THEN zero ELSE <<>>]
  /\ life = [i \in 1..(Objects + 2) |->
               IF i = 1 THEN "static" ELSE IF i = 2 THEN "live" ELSE "unborn"]
  /\ mark = [i \in 1..(Objects + 2) |-> 0]
  /\ owner = [i \in 1..(Objects + 2) |-> 0]
  /\ held = [t \in Threads |-> <<>>]
  /\ nest = [t \in Threads |-> 0]
  /\ queue = {}
  /\ sync = [t \in Threads |-> {}]
  /\ err = <<>>

\* p = kzalloc(sizeof(*p)); if (!p) return
alloc(self) ==
  /\ pc[self] = "alloc"
  /\ \E p \in {0, Fresh(Now, pool)} :
       LET after == Allocate(Now, self, p, zero)
       IN  Becomes(Checked(Now, self, AllocFaults(p),
             IF p = 0 THEN Return(after, self, 0)
             ELSE Goto(after, self, IF Exchange THEN "swap" ELSE "load", [p |-> p])))

\* p = xchg(&slot, p)
swap(self) ==
  /\ pc[self] = "swap"
  /\ LET after == AtomicSet(Now, slot, loc[self].p)
         old   == Cells(Now, slot)
     IN  Becomes(IF old = 0 THEN Return(after, self, 0) ELSE Goto(after, self, "use", [p |-> old]))

\* old = slot
load(self) ==
  /\ pc[self] = "load"
  /\ Becomes(Goto(Now, self, "store", [p |-> loc[self].p, old |-> Cells(Now, slot)]))

\* slot = p; p = old; if (!p) return
store(self) ==
  /\ pc[self] = "store"
  /\ LET after == Store(Now, slot, loc[self].p)
         old   == loc[self].old
     IN  Becomes(IF old = 0 THEN Return(after, self, 0) ELSE Goto(after, self, "use", [p |-> old]))

\* p->data = 1
use(self) ==
  /\ pc[self] = "use"
  /\ LET a == loc[self].p + 1
     IN  Becomes(Checked(Now, self, WriteFaults(Now, self, a),
           Goto(Store(Now, a, 1), self, "free", loc[self])))

\* kfree(p)
free(self) ==
  /\ pc[self] = "free"
  /\ LET p == loc[self].p
     IN  Becomes(Checked(Now, self, FreeFaults(Now, p), Return(Free(Now, p), self, 0)))

\* assert(no leaks), after everything
check(self) ==
  /\ pc[self] = "check"
  /\ Becomes(Checked(Now, self, AssertFaults(CBool(Leaks(Now) = 0)), Return(Now, self, 0)))

Finally ==
  /\ MayEnd
  /\ Becomes([Now EXCEPT !.pc["end"] = "check", !.loc["end"] = <<>>])

IsBlocked(t) == FALSE

Deadlock == ReportDeadlock(IsBlocked)

Next ==
  /\ err = <<>>
  /\ \/ \E self \in Users :
          alloc(self) \/ swap(self) \/ load(self) \/ store(self) \/ use(self) \/ free(self)
     \/ check("end")
     \/ Finally
     \/ Deadlock

Spec == Init /\ [][Next]_vars

\* An object that is born stays born, and only an unborn one has no cells
BornHasCells == \A i \in DOMAIN life : (life[i] = "unborn") = (mem[i] = <<>>)
===============================================================================
