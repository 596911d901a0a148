------------------------------ MODULE MCSpinlock ------------------------------
(*****************************************************************************)
(* Two spinlocks, each thread takes both. With Ordered, in one order;        *)
(* without, thread B takes the second one first: a deadlock. What a lock     *)
(* protects is a pair of plain cells: without the lock it would be a race.   *)
(*****************************************************************************)
EXTENDS Spinlock, Progress

CONSTANTS
  Ordered,   \* whether B takes the locks in the same order as A
  Locked     \* whether the writes are inside of the critical section

first  == 1000
second == 2000
data   == 2001

MCThreadOrder == <<"A", "B", "rcu">>
MCTid == [A |-> 1, B |-> 2, rcu |-> 3]
MCReadonly == <<>>
MCGuards == <<<<>>, <<>>>>
MCLockClasses == [i \in DOMAIN MCGuards |-> i]

Users == {"A", "B"}

Init ==
  /\ pc = [t \in Threads |->
             IF t = "rcu" THEN "Idle" ELSE IF Locked THEN "outer_lock" ELSE "write"]
  /\ loc = [t \in Threads |-> IF t = "rcu" THEN <<>> ELSE
              IF t = "A" \/ Ordered THEN [outer |-> first, inner |-> second]
              ELSE [outer |-> second, inner |-> first]]
  /\ stack = [t \in Threads |-> <<>>]
  /\ mem = <<<<0>>, <<0, 0>>>>
  /\ life = <<"static", "static">>
  /\ mark = <<0, 0>>
  /\ held = [t \in Threads |-> <<>>]
  /\ nest = [t \in Threads |-> 0]
  /\ queue = {}
  /\ sync = [t \in Threads |-> {}]
  /\ run = "any"
  /\ err = <<>>

Take_(self, label, a, next) ==
  /\ pc[self] = label
  /\ MayRun(self)
  /\ ~IsTaken(a)
  /\ LET faults == LockFaults(self, a)
     IN  \/ Report(self, faults)
         \/ /\ Survives(faults)
            /\ SpinLock(self, a)
            /\ Goto(self, next, loc[self])

\* spin_lock(outer)
outer_lock(self) == Take_(self, "outer_lock", loc[self].outer, "inner_lock")

\* spin_lock(inner)
inner_lock(self) == Take_(self, "inner_lock", loc[self].inner, "write")

\* data = number of the thread
write(self) ==
  /\ pc[self] = "write"
  /\ MayRun(self)
  /\ LET faults == WriteFaults(self, data)
     IN  \/ Report(self, faults)
         \/ /\ Survives(faults)
            /\ Store(data, Tid[self])
            /\ IF Locked THEN Goto(self, "inner_unlock", loc[self]) ELSE Return(self, 0)

\* spin_unlock(inner)
inner_unlock(self) ==
  /\ pc[self] = "inner_unlock"
  /\ MayRun(self)
  /\ LET a == loc[self].inner
         faults == UnlockFaults(self, a)
     IN  \/ Report(self, faults)
         \/ /\ Survives(faults)
            /\ SpinUnlock(self, a)
            /\ Goto(self, "outer_unlock", loc[self])

\* spin_unlock(outer); return
outer_unlock(self) ==
  /\ pc[self] = "outer_unlock"
  /\ MayRun(self)
  /\ LET a == loc[self].outer
         faults == Then(UnlockFaults(self, a),
                        ExitFaults(self, HeldAfterUnlock(self, a, "spin"), nest[self]))
     IN  \/ Report(self, faults)
         \/ /\ Survives(faults)
            /\ SpinUnlock(self, a)
            /\ Return(self, 0)

IsBlocked(t) ==
  CASE pc[t] = "outer_lock" -> IsTaken(loc[t].outer)
    [] pc[t] = "inner_lock" -> IsTaken(loc[t].inner)
    [] OTHER -> FALSE

Deadlock == ReportDeadlock(IsBlocked)

Access(t) == IF pc[t] = "write" THEN <<data, TRUE, TRUE>> ELSE <<>>

DataRace == ReportDataRace(Access)

Next ==
  \/ \E self \in Users :
       \/ outer_lock(self)
       \/ inner_lock(self)
       \/ write(self)
       \/ inner_unlock(self)
       \/ outer_unlock(self)
  \/ Deadlock
  \/ DataRace

Spec == Init /\ [][Next]_vars

\* Who holds a spinlock must not sleep
HolderIsAtomic ==
  \A t \in Users : pc[t] = "inner_lock" => InAtomic(held[t], nest[t]) = 1

MutualExclusion == Locked => ~(pc["A"] = "write" /\ pc["B"] = "write")
===============================================================================
