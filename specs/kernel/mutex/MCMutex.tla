------------------------------- MODULE MCMutex -------------------------------
(*****************************************************************************)
(* Threads that count down users of one object under the object's mutex.     *)
(* With FreedByLast, whoever counts the last user frees the object after its *)
(* mutex_unlock(): wrong, because the unlocker before it may still be in the *)
(* second step of its own mutex_unlock(). Without, nobody frees.             *)
(*****************************************************************************)
EXTENDS Mutex, Lifetime, Progress

CONSTANT FreedByLast

object == 1000
owner  == object + 0    \* struct mutex
users  == object + 1

MCThreadOrder == <<"A", "B", "C", "rcu">>
MCTid == [A |-> 1, B |-> 2, C |-> 3, rcu |-> 4]

MCReadonly == <<>>
MCGuards == <<<<>>>>
MCLockClasses == [i \in DOMAIN MCGuards |-> i]

Users == {"A", "B", "C"}

Init ==
  /\ pc = [t \in Threads |-> IF t \in Users THEN "lock" ELSE "Idle"]
  /\ loc = [t \in Threads |-> IF t \in Users THEN [left |-> 0] ELSE <<>>]
  /\ stack = [t \in Threads |-> <<>>]
  /\ mem = <<<<0, Cardinality(Users)>>>>
  /\ life = <<"live">>
  /\ mark = <<0>>
  /\ held = [t \in Threads |-> <<>>]
  /\ nest = [t \in Threads |-> 0]
  /\ queue = {}
  /\ sync = [t \in Threads |-> {}]
  /\ run = "any"
  /\ err = <<>>

\* mutex_lock(&object->lock)
lock(self) ==
  /\ pc[self] = "lock"
  /\ MayRun(self)
  /\ ~IsTaken(owner)
  /\ LET faults == LockFaults(self, owner)
     IN  \/ Report(self, faults)
         \/ /\ Survives(faults)
            /\ MutexLock(self, owner)
            /\ Goto(self, "read", loc[self])

\* left = object->users - 1
read(self) ==
  /\ pc[self] = "read"
  /\ MayRun(self)
  /\ LET faults == ReadFaults(self, users)
     IN  \/ Report(self, faults)
         \/ /\ Survives(faults)
            /\ Unchanged
            /\ Goto(self, "write", [loc[self] EXCEPT !.left = Cells(users) - 1])

\* object->users = left
write(self) ==
  /\ pc[self] = "write"
  /\ MayRun(self)
  /\ LET faults == WriteFaults(self, users)
     IN  \/ Report(self, faults)
         \/ /\ Survives(faults)
            /\ Store(users, loc[self].left)
            /\ Goto(self, "unlock", loc[self])

\* mutex_unlock(&object->lock), first step
unlock(self) ==
  /\ pc[self] = "unlock"
  /\ MayRun(self)
  /\ LET faults == UnlockFaults(self, owner)
     IN  \/ Report(self, faults)
         \/ /\ Survives(faults)
            /\ MutexUnlock(self, owner)
            /\ Goto(self, "unlock_2", loc[self])

\* mutex_unlock(&object->lock), second step
unlock_2(self) ==
  /\ pc[self] = "unlock_2"
  /\ MayRun(self)
  /\ LET faults == TouchFaults(self, owner, TRUE)
     IN  \/ Report(self, faults)
         \/ /\ Survives(faults)
            /\ Unchanged
            /\ IF FreedByLast /\ loc[self].left = 0
               THEN Goto(self, "free", loc[self])
               ELSE Return(self, 0)

\* kfree(object)
free(self) ==
  /\ pc[self] = "free"
  /\ MayRun(self)
  /\ LET faults == FreeFaults(object)
     IN  \/ Report(self, faults)
         \/ /\ Survives(faults)
            /\ Free(object)
            /\ Return(self, 0)

IsBlocked(t) == IF pc[t] = "lock" THEN IsTaken(owner) ELSE FALSE

Deadlock == ReportDeadlock(IsBlocked)

Next ==
  \/ \E self \in Users :
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
  \A t \in Users : pc[t] \in {"read", "write", "unlock"} => Cells(owner) = Tid[t]

\* No decrement is lost
NoUserLost == (\A t \in Users : pc[t] = "Done") => Cells(users) = 0
==============================================================================
