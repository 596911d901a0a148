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
MCRules == <<>>

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
  /\ owner = <<0, 0>>
  /\ held = [t \in Threads |-> <<>>]
  /\ nest = [t \in Threads |-> 0]
  /\ queue = {}
  /\ sync = [t \in Threads |-> {}]
  /\ err = <<>>

Take_(self, label, a, next) ==
  /\ pc[self] = label
  /\ ~IsTaken(Now, a)
  /\ Becomes(Checked(Now, self, LockFaults(Now, self, a),
       Goto(SpinLock(Now, self, a), self, next, loc[self])))

\* spin_lock(outer)
outer_lock(self) == Take_(self, "outer_lock", loc[self].outer, "inner_lock")

\* spin_lock(inner)
inner_lock(self) == Take_(self, "inner_lock", loc[self].inner, "write")

\* data = number of the thread
write(self) ==
  /\ pc[self] = "write"
  /\ LET after == Store(Now, data, Tid[self])
     IN  Becomes(Checked(Now, self, WriteFaults(Now, self, data),
           IF Locked THEN Goto(after, self, "inner_unlock", loc[self]) ELSE Return(after, self, 0)))

\* spin_unlock(inner)
inner_unlock(self) ==
  /\ pc[self] = "inner_unlock"
  /\ LET a == loc[self].inner
     IN  Becomes(Checked(Now, self, UnlockFaults(Now, self, a),
           Goto(SpinUnlock(Now, self, a), self, "outer_unlock", loc[self])))

\* spin_unlock(outer); return
outer_unlock(self) ==
  /\ pc[self] = "outer_unlock"
  /\ LET a == loc[self].outer
         faults == Then(UnlockFaults(Now, self, a),
                        ExitFaults(Now, self, HeldAfterUnlock(Now, self, a, "spin"), nest[self]))
     IN  Becomes(Checked(Now, self, faults, Return(SpinUnlock(Now, self, a), self, 0)))

IsBlocked(t) ==
  CASE pc[t] = "outer_lock" -> IsTaken(Now, loc[t].outer)
    [] pc[t] = "inner_lock" -> IsTaken(Now, loc[t].inner)
    [] OTHER -> FALSE

Deadlock == ReportDeadlock(IsBlocked)

Access(t) == IF pc[t] = "write" THEN <<data, TRUE, TRUE>> ELSE <<>>

DataRace == ReportDataRace(Access)

Next ==
  /\ err = <<>>
  /\ \/ \E self \in Users :
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
