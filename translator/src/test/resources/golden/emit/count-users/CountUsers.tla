----------------------------- MODULE CountUsers -----------------------------
(* the last user frees, after its unlock
 *
 *   A   leave
 *   B   leave
 *
 * Generated from input.c and what it calls; do not edit.
 * One action for each step of a function. *)
EXTENDS Mutex, Spinlock, Rcu, Refcount, Atomic, Lifetime, Progress, TLC

------------------------------------------------------------------------------
(* Objects *)

shared                               == 1000

------------------------------------------------------------------------------
(* Fields: offsets from the start of the structure *)

box_lock_owner                       == 0
box_users                            == 1

------------------------------------------------------------------------------
(* Each step: function; what it begins with, variable, offset, writes, plain; continuation *)

Steps == [
  Done |-> <<"", "", "", 0, FALSE, FALSE, FALSE>>,
  Idle |-> <<"", "", "", 0, FALSE, FALSE, FALSE>>,
  leave_enter |-> <<"leave", "", "", 0, FALSE, FALSE, TRUE>>,
  leave_mutex_lock |-> <<"leave", "", "", 0, FALSE, FALSE, TRUE>>,
  leave_mutex_lock_2 |-> <<"leave", "lock", "box", box_lock_owner, TRUE, FALSE, FALSE>>,
  leave_load_users |-> <<"leave", "access", "box", box_users, FALSE, TRUE, FALSE>>,
  leave_store_users |-> <<"leave", "access", "box", box_users, TRUE, TRUE, FALSE>>,
  leave_mutex_unlock |-> <<"leave", "", "", 0, FALSE, FALSE, FALSE>>,
  leave_mutex_unlock_2 |-> <<"leave", "access", "box", box_lock_owner, FALSE, FALSE, FALSE>>,
  leave_return |-> <<"leave", "", "", 0, FALSE, FALSE, TRUE>>,
  leave_free |-> <<"leave", "", "", 0, FALSE, FALSE, FALSE>>,
  __epcheck_thread_A_load_shared |->
    <<"__epcheck_thread_A", "access", "", shared, FALSE, TRUE, FALSE>>,
  __epcheck_thread_A_return |-> <<"__epcheck_thread_A", "", "", 0, FALSE, FALSE, TRUE>>,
  __epcheck_thread_B_load_shared |->
    <<"__epcheck_thread_B", "access", "", shared, FALSE, TRUE, FALSE>>,
  __epcheck_thread_B_return |-> <<"__epcheck_thread_B", "", "", 0, FALSE, FALSE, TRUE>>]

------------------------------------------------------------------------------
(* The model *)

ModelThreadOrder == <<"A", "B", "rcu">>
ModelTid == [A |-> 1, B |-> 2, rcu |-> 3]
ModelReadonly == <<>>
ModelGuards == <<<<>>, <<>>>>
ModelLockClasses == <<1, 2>>
ModelStackObjects == {}
ModelContinuations == {l \in DOMAIN Steps : Steps[l][7]}
ModelDeadResults == {}
ModelCallbacks == {}

------------------------------------------------------------------------------
(* The state that the setup left *)

Init ==
  /\ pc = [A |-> "__epcheck_thread_A_load_shared", B |-> "__epcheck_thread_B_load_shared",
           rcu |-> "Idle"]
  /\ loc = [A |-> [t_shared |-> 0], B |-> [t_shared |-> 0], rcu |-> <<>>]
  /\ stack = [A |-> <<>>, B |-> <<>>, rcu |-> <<>>]
  /\ mem = <<
       \* 1: shared
       <<2000>>,
       \* 2: box1
       <<0, 2>>
     >>
  /\ life = <<"static", "live">>
  /\ mark = <<0, 0>>
  /\ held = [A |-> <<>>, B |-> <<>>, rcu |-> <<>>]
  /\ nest = [A |-> 0, B |-> 0, rcu |-> 0]
  /\ queue = {}
  /\ sync = [A |-> {}, B |-> {}, rcu |-> {}]
  /\ run = "any"
  /\ err = <<>>

------------------------------------------------------------------------------
(* The variables with which each function begins *)

leave_locals(box) ==
  [box |-> box, t_in_atomic |-> 0, t_users |-> 0, t_owner |-> 0]

__epcheck_thread_A_locals ==
  [t_shared |-> 0]

__epcheck_thread_B_locals ==
  [t_shared |-> 0]


------------------------------------------------------------------------------
(* leave() *)

\* mutex_lock(&box->lock): __epcheck_in_atomic()
leave_enter(self) ==
  /\ pc[self] = "leave_enter"
  /\ MayRun(self)
  /\ LET l == loc[self]
         t_in_atomic == InAtomic(held[self], nest[self])
     IN  /\ Unchanged
         /\ IF t_in_atomic # 0
            THEN Continue(self, "leave_mutex_lock", l)
            ELSE Goto(self, "leave_mutex_lock_2", l)

\* mutex_lock(&box->lock): __epcheck_fail("sleep-in-atomic", 0)
leave_mutex_lock(self) ==
  /\ pc[self] = "leave_mutex_lock"
  /\ MayRun(self)
  /\ LET l == loc[self]
         faults == FailFaults("sleep-in-atomic", 0)
     IN  \/ Report(self, faults)
         \/ /\ Survives(faults)
            /\ Unchanged
            /\ Goto(self, "leave_mutex_lock_2", l)

\* mutex_lock(&box->lock): __epcheck_lock(&lock->owner, EPCHECK_SLEEP)
leave_mutex_lock_2(self) ==
  /\ pc[self] = "leave_mutex_lock_2"
  /\ MayRun(self)
  /\ LET l == loc[self]
         a == l.box + box_lock_owner
         faults == LockFaults(self, a)
     IN  /\ ~IsTaken(a)
         /\ \/ Report(self, faults)
            \/ /\ Survives(faults)
               /\ MutexLock(self, a)
               /\ Goto(self, "leave_load_users", l)

\* box->users
leave_load_users(self) ==
  /\ pc[self] = "leave_load_users"
  /\ MayRun(self)
  /\ LET l == loc[self]
         a == l.box + box_users
         t_users == Cells(a)
         faults == ReadFaults(self, a)
     IN  \/ Report(self, faults)
         \/ /\ Survives(faults)
            /\ Unchanged
            /\ Goto(self, "leave_store_users", [l EXCEPT !.t_users = t_users])

\* --box->users
leave_store_users(self) ==
  /\ pc[self] = "leave_store_users"
  /\ MayRun(self)
  /\ LET l == loc[self]
         a == l.box + box_users
         faults == WriteFaults(self, a)
     IN  \/ Report(self, faults)
         \/ /\ Survives(faults)
            /\ Store(a, l.t_users - 1)
            /\ Goto(self, "leave_mutex_unlock", l)

\* mutex_unlock(&box->lock): __epcheck_unlock(&lock->owner, EPCHECK_SLEEP)
leave_mutex_unlock(self) ==
  /\ pc[self] = "leave_mutex_unlock"
  /\ MayRun(self)
  /\ LET l == loc[self]
         a == l.box + box_lock_owner
         faults == UnlockFaults(self, a)
     IN  \/ Report(self, faults)
         \/ /\ Survives(faults)
            /\ MutexUnlock(self, a)
            /\ Goto(self, "leave_mutex_unlock_2", l)

\* mutex_unlock(&box->lock): __epcheck_load(&lock->owner, EPCHECK_ATOMIC)
leave_mutex_unlock_2(self) ==
  /\ pc[self] = "leave_mutex_unlock_2"
  /\ MayRun(self)
  /\ LET l == loc[self]
         a == l.box + box_lock_owner
         t_owner == Cells(a)
         faults == ReadFaults(self, a)
     IN  \/ Report(self, faults)
         \/ /\ Survives(faults)
            /\ Unchanged
            /\ IF (l.t_users - 1) # 0
               THEN Continue(self, "leave_return", [l EXCEPT !.box = 0, !.t_users = 0])
               ELSE Goto(self, "leave_free", [l EXCEPT !.t_users = 0])

\* }
leave_return(self) ==
  /\ pc[self] = "leave_return"
  /\ MayRun(self)
  /\ Unchanged
  /\ Return(self, 0)

\* kfree
leave_free(self) ==
  /\ pc[self] = "leave_free"
  /\ MayRun(self)
  /\ LET l == loc[self]
         faults == FreeFaults(l.box)
     IN  \/ Report(self, faults)
         \/ /\ Survives(faults)
            /\ Free(l.box)
            /\ Return(self, 0)


------------------------------------------------------------------------------
(* __epcheck_thread_A() *)

\* shared
__epcheck_thread_A_load_shared(self) ==
  /\ pc[self] = "__epcheck_thread_A_load_shared"
  /\ MayRun(self)
  /\ LET l == loc[self]
         t_shared == Cells(shared)
         faults == Then(ReadFaults(self, shared), CallFaults(self))
     IN  \/ Report(self, faults)
         \/ /\ Survives(faults)
            /\ Unchanged
            /\ Call(self, "leave_enter", leave_locals(t_shared),
                   Frame("__epcheck_thread_A_return", "", l))

\* }
__epcheck_thread_A_return(self) ==
  /\ pc[self] = "__epcheck_thread_A_return"
  /\ MayRun(self)
  /\ LET faults == ExitFaults(self, held[self], nest[self])
     IN  \/ Report(self, faults)
         \/ /\ Survives(faults)
            /\ Unchanged
            /\ Return(self, 0)


------------------------------------------------------------------------------
(* __epcheck_thread_B() *)

\* shared
__epcheck_thread_B_load_shared(self) ==
  /\ pc[self] = "__epcheck_thread_B_load_shared"
  /\ MayRun(self)
  /\ LET l == loc[self]
         t_shared == Cells(shared)
         faults == Then(ReadFaults(self, shared), CallFaults(self))
     IN  \/ Report(self, faults)
         \/ /\ Survives(faults)
            /\ Unchanged
            /\ Call(self, "leave_enter", leave_locals(t_shared),
                   Frame("__epcheck_thread_B_return", "", l))

\* }
__epcheck_thread_B_return(self) ==
  /\ pc[self] = "__epcheck_thread_B_return"
  /\ MayRun(self)
  /\ LET faults == ExitFaults(self, held[self], nest[self])
     IN  \/ Report(self, faults)
         \/ /\ Survives(faults)
            /\ Unchanged
            /\ Return(self, 0)


------------------------------------------------------------------------------
(* Where steps access memory *)

Address(self) ==
  LET step == Steps[pc[self]]
      l == loc[self]
  IN  IF step[3] = "" THEN step[4]
      ELSE l[step[3]] + step[4]

------------------------------------------------------------------------------
(* Steps of each function *)

leave(self) ==
  CASE pc[self] = "leave_enter" -> leave_enter(self)
    [] pc[self] = "leave_mutex_lock" -> leave_mutex_lock(self)
    [] pc[self] = "leave_mutex_lock_2" -> leave_mutex_lock_2(self)
    [] pc[self] = "leave_load_users" -> leave_load_users(self)
    [] pc[self] = "leave_store_users" -> leave_store_users(self)
    [] pc[self] = "leave_mutex_unlock" -> leave_mutex_unlock(self)
    [] pc[self] = "leave_mutex_unlock_2" -> leave_mutex_unlock_2(self)
    [] pc[self] = "leave_return" -> leave_return(self)
    [] pc[self] = "leave_free" -> leave_free(self)

__epcheck_thread_A(self) ==
  CASE pc[self] = "__epcheck_thread_A_load_shared" -> __epcheck_thread_A_load_shared(self)
    [] pc[self] = "__epcheck_thread_A_return" -> __epcheck_thread_A_return(self)

__epcheck_thread_B(self) ==
  CASE pc[self] = "__epcheck_thread_B_load_shared" -> __epcheck_thread_B_load_shared(self)
    [] pc[self] = "__epcheck_thread_B_return" -> __epcheck_thread_B_return(self)

Thread_A ==
  /\ run \in {"any", "A"}
  /\ pc["A"] \notin {"Done", "Idle"}
  /\ LET f == Steps[pc["A"]][1]
     IN  CASE f = "leave" -> leave("A")
           [] f = "__epcheck_thread_A" -> __epcheck_thread_A("A")

Thread_B ==
  /\ run \in {"any", "B"}
  /\ pc["B"] \notin {"Done", "Idle"}
  /\ LET f == Steps[pc["B"]][1]
     IN  CASE f = "leave" -> leave("B")
           [] f = "__epcheck_thread_B" -> __epcheck_thread_B("B")


------------------------------------------------------------------------------
(* Where threads wait, and what they are about to access *)

IsBlocked(self) ==
  LET what == Steps[pc[self]][2]
  IN  CASE what = "lock" -> IsTaken(Address(self))
        [] what = "await" -> IsAwaiting(Address(self))
        [] what = "grace" -> IsGracePending(self)
        [] OTHER -> FALSE

Access(self) ==
  LET step == Steps[pc[self]]
  IN  IF step[2] = "access" THEN <<Address(self), step[5], step[6]>> ELSE <<>>

DataRace == ReportDataRace(Access)

------------------------------------------------------------------------------
(* The specification *)

Deadlock == ReportDeadlock(IsBlocked)

Next ==
  \/ Thread_A
  \/ Thread_B
  \/ Deadlock
  \/ DataRace

Spec == Init /\ [][Next]_vars

==============================================================================
