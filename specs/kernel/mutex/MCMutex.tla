------------------------------- MODULE MCMutex -------------------------------
(*****************************************************************************)
(* Threads that count down users of one object under the object's mutex.     *)
(* With FreedByLast, whoever counts the last user frees the object after its *)
(* mutex_unlock(): wrong, because the unlocker before it may still be in the *)
(* second step of its own mutex_unlock(). Without, nobody frees.             *)
(*****************************************************************************)
EXTENDS Mutex, Lifetime, Progress

CONSTANT FreedByLast

object     == 1000
owner_cell == object + 0    \* struct mutex
users      == object + 1

MCThreadOrder == <<"A", "B", "C", "rcu">>
MCTid == [A |-> 1, B |-> 2, C |-> 3, rcu |-> 4]

MCReadonly == <<>>
MCGuards == <<<<>>>>
MCRules == <<>>

Users == {"A", "B", "C"}

Init ==
  /\ pc = [t \in Threads |-> IF t \in Users THEN "lock" ELSE "Idle"]
  /\ loc = [t \in Threads |-> IF t \in Users THEN [left |-> 0] ELSE <<>>]
  /\ stack = [t \in Threads |-> <<>>]
  /\ mem = <<<<0, Cardinality(Users)>>>>
  /\ life = <<"live">>
  /\ mark = <<0>>
  /\ owner = <<0>>
  /\ held = [t \in Threads |-> <<>>]
  /\ nest = [t \in Threads |-> 0]
  /\ queue = {}
  /\ sync = [t \in Threads |-> {}]
  /\ err = <<>>

\* mutex_lock(&object->lock)
lock(self) ==
  /\ pc[self] = "lock"
  /\ ~IsTaken(Now, owner_cell)
  /\ Becomes(Checked(Now, self, LockFaults(Now, self, owner_cell),
       Goto(MutexLock(Now, self, owner_cell), self, "read", loc[self])))

\* left = object->users - 1
read(self) ==
  /\ pc[self] = "read"
  /\ Becomes(Checked(Now, self, ReadFaults(Now, self, users),
       Goto(Now, self, "write", [loc[self] EXCEPT !.left = Cells(Now, users) - 1])))

\* object->users = left
write(self) ==
  /\ pc[self] = "write"
  /\ Becomes(Checked(Now, self, WriteFaults(Now, self, users),
       Goto(Store(Now, users, loc[self].left), self, "unlock", loc[self])))

\* mutex_unlock(&object->lock), first step
unlock(self) ==
  /\ pc[self] = "unlock"
  /\ Becomes(Checked(Now, self, UnlockFaults(Now, self, owner_cell),
       Goto(MutexUnlock(Now, self, owner_cell), self, "unlock_2", loc[self])))

\* mutex_unlock(&object->lock), second step
unlock_2(self) ==
  /\ pc[self] = "unlock_2"
  /\ Becomes(Checked(Now, self, TouchFaults(Now, self, owner_cell, TRUE),
       IF FreedByLast /\ loc[self].left = 0
       THEN Goto(Now, self, "free", loc[self])
       ELSE Return(Now, self, 0)))

\* kfree(object)
free(self) ==
  /\ pc[self] = "free"
  /\ Becomes(Checked(Now, self, FreeFaults(Now, object), Return(Free(Now, object), self, 0)))

IsBlocked(t) == IF pc[t] = "lock" THEN IsTaken(Now, owner_cell) ELSE FALSE

Deadlock == ReportDeadlock(IsBlocked)

Next ==
  /\ err = <<>>
  /\ \/ \E self \in Users :
          \/ lock(self)
          \/ read(self)
          \/ write(self)
          \/ unlock(self)
          \/ unlock_2(self)
          \/ free(self)
     \/ Deadlock

Spec == Init /\ [][Next]_vars

\* At most one thread is between lock and unlock, and the owner cell names it
MutualExclusion ==
  \A t \in Users : pc[t] \in {"read", "write", "unlock"} => Cells(Now, owner_cell) = Tid[t]

\* No decrement is lost
NoUserLost == (\A t \in Users : pc[t] = "Done") => Cells(Now, users) = 0
==============================================================================
