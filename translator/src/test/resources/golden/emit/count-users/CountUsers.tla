----------------------------- MODULE CountUsers -----------------------------
(* the last user frees, after its unlock
 *
 *   A   leave
 *   B   leave
 *
 * Generated from input.c and what it calls; do not edit.
 * One operator for each step of a function: from a thread and a state to the next state. *)
EXTENDS Mutex, Spinlock, Rcu, Refcount, Atomic, Lifetime, Progress, Movers, TLC

------------------------------------------------------------------------------
(* Objects *)

shared                               == 1000

------------------------------------------------------------------------------
(* Fields: offsets from the start of the structure *)

box_lock_owner                       == 0
box_users                            == 1

------------------------------------------------------------------------------
(* Each step (module Movers) *)

ModelHasFutures == FALSE
ModelStray == {}
ModelLoose == {}

\* function, what it begins with, variable, offset, writes, plain, continuation,
\* blind, loop head, alternatives - 1, what each thread may do from there on,
\* whether more steps than local ones must follow at once
ModelSteps == [
  Done |-> <<"", "", "", 0, FALSE, FALSE, FALSE, FALSE, FALSE, 0, <<>>, FALSE>>,
  Idle |-> <<"", "", "", 0, FALSE, FALSE, FALSE, FALSE, FALSE, 0, <<>>, FALSE>>,
  leave_enter |-> <<"leave", "", "", 0, FALSE, FALSE, TRUE, FALSE, FALSE, 0, <<>>, FALSE>>,
  leave_mutex_lock |-> <<"leave", "", "", 0, FALSE, FALSE, TRUE, FALSE, FALSE, 0, <<>>, FALSE>>,
  leave_mutex_lock_2 |->
    <<"leave", "lock", "box", box_lock_owner, TRUE, FALSE, FALSE, FALSE, FALSE, 0, <<>>, FALSE>>,
  leave_load_users |->
    <<"leave", "access", "box", box_users, FALSE, TRUE, FALSE, FALSE, FALSE, 0, <<>>, FALSE>>,
  leave_store_users |->
    <<"leave", "access", "box", box_users, TRUE, TRUE, FALSE, FALSE, FALSE, 0, <<>>, FALSE>>,
  leave_mutex_unlock |->
    <<"leave", "unlock", "box", box_lock_owner, TRUE, FALSE, FALSE, FALSE, FALSE, 0, <<>>, FALSE>>,
  leave_mutex_unlock_2 |->
    <<"leave", "access", "box", box_lock_owner, FALSE, FALSE, FALSE, TRUE, FALSE, 0, <<>>, FALSE>>,
  leave_return |-> <<"leave", "", "", 0, FALSE, FALSE, TRUE, FALSE, FALSE, 0, <<>>, FALSE>>,
  leave_free |-> <<"leave", "free", "box", 0, TRUE, FALSE, FALSE, FALSE, FALSE, 0, <<>>, FALSE>>,
  __epcheck_thread_A_load_shared |->
    <<"__epcheck_thread_A", "access", "", shared, FALSE, TRUE, FALSE, FALSE, FALSE, 0,
      <<>>, FALSE>>,
  __epcheck_thread_A_return |->
    <<"__epcheck_thread_A", "", "", 0, FALSE, FALSE, TRUE, FALSE, FALSE, 0, <<>>, FALSE>>,
  __epcheck_thread_B_load_shared |->
    <<"__epcheck_thread_B", "access", "", shared, FALSE, TRUE, FALSE, FALSE, FALSE, 0,
      <<>>, FALSE>>,
  __epcheck_thread_B_return |->
    <<"__epcheck_thread_B", "", "", 0, FALSE, FALSE, TRUE, FALSE, FALSE, 0, <<>>, FALSE>>]

------------------------------------------------------------------------------
(* The model *)

ModelThreadOrder == <<"A", "B", "rcu">>
ModelTid == [A |-> 1, B |-> 2, rcu |-> 3]
ModelReadonly == <<>>
ModelGuards == <<<<>>, <<>>>>
ModelRules == <<>>
ModelLasting == {}
ModelLockClasses == <<1, 2>>
ModelStackObjects == {}
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
  /\ owner = <<0, 0>>
  /\ held = [A |-> <<>>, B |-> <<>>, rcu |-> <<>>]
  /\ nest = [A |-> 0, B |-> 0, rcu |-> 0]
  /\ queue = {}
  /\ sync = [A |-> {}, B |-> {}, rcu |-> {}]
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
leave_enter(self, s) ==
  LET l == s.loc[self]
      t_in_atomic == InAtomic(s.held[self], s.nest[self])
  IN  IF t_in_atomic # 0
      THEN Goto(s, self, "leave_mutex_lock", l)
      ELSE Goto(s, self, "leave_mutex_lock_2", l)

\* mutex_lock(&box->lock): __epcheck_fail("sleep-in-atomic", 0)
leave_mutex_lock(self, s) ==
  LET l == s.loc[self]
      faults == FailFaults("sleep-in-atomic", 0)
  IN  Checked(s, self, faults,
        Goto(s, self, "leave_mutex_lock_2", l))

\* mutex_lock(&box->lock): __epcheck_lock(&lock->owner, EPCHECK_SLEEP)
leave_mutex_lock_2(self, s) ==
  LET l == s.loc[self]
      a == l.box + box_lock_owner
      after == MutexLock(s, self, a)
      faults == LockFaults(s, self, a)
  IN  Checked(s, self, faults,
        Goto(after, self, "leave_load_users", l))

\* box->users
leave_load_users(self, s) ==
  LET l == s.loc[self]
      a == l.box + box_users
      t_users == Cells(s, a)
      faults == ReadFaults(s, self, a)
  IN  Checked(s, self, faults,
        Goto(s, self, "leave_store_users", [l EXCEPT !.t_users = t_users]))

\* --box->users
leave_store_users(self, s) ==
  LET l == s.loc[self]
      a == l.box + box_users
      after == Store(s, a, l.t_users - 1)
      faults == WriteFaults(s, self, a)
  IN  Checked(s, self, faults,
        Goto(after, self, "leave_mutex_unlock", l))

\* mutex_unlock(&box->lock): __epcheck_unlock(&lock->owner, EPCHECK_SLEEP)
leave_mutex_unlock(self, s) ==
  LET l == s.loc[self]
      a == l.box + box_lock_owner
      after == MutexUnlock(s, self, a)
      faults == UnlockFaults(s, self, a)
  IN  Checked(s, self, faults,
        Goto(after, self, "leave_mutex_unlock_2", l))

\* mutex_unlock(&box->lock): __epcheck_load(&lock->owner, EPCHECK_ATOMIC)
leave_mutex_unlock_2(self, s) ==
  LET l == s.loc[self]
      a == l.box + box_lock_owner
      t_owner == Cells(s, a)
      faults == BlindFaults(s, self, a)
  IN  Checked(s, self, faults,
        IF (l.t_users - 1) # 0
        THEN Goto(s, self, "leave_return", [l EXCEPT !.box = 0, !.t_users = 0])
        ELSE Goto(s, self, "leave_free", [l EXCEPT !.t_users = 0]))

\* }
leave_return(self, s) ==
  Return(s, self, 0)

\* kfree
leave_free(self, s) ==
  LET l == s.loc[self]
      after == Free(s, l.box)
      faults == FreeFaults(s, l.box)
  IN  Checked(s, self, faults,
        Return(after, self, 0))


------------------------------------------------------------------------------
(* __epcheck_thread_A() *)

\* shared
__epcheck_thread_A_load_shared(self, s) ==
  LET l == s.loc[self]
      t_shared == Cells(s, shared)
      faults == Then(ReadFaults(s, self, shared), CallFaults(s, self))
  IN  Checked(s, self, faults,
        Call(s, self, "leave_enter", leave_locals(t_shared),
            Frame("__epcheck_thread_A_return", "", l)))

\* }
__epcheck_thread_A_return(self, s) ==
  LET faults == ExitFaults(s, self, s.held[self], s.nest[self])
  IN  Checked(s, self, faults,
        Return(s, self, 0))


------------------------------------------------------------------------------
(* __epcheck_thread_B() *)

\* shared
__epcheck_thread_B_load_shared(self, s) ==
  LET l == s.loc[self]
      t_shared == Cells(s, shared)
      faults == Then(ReadFaults(s, self, shared), CallFaults(s, self))
  IN  Checked(s, self, faults,
        Call(s, self, "leave_enter", leave_locals(t_shared),
            Frame("__epcheck_thread_B_return", "", l)))

\* }
__epcheck_thread_B_return(self, s) ==
  LET faults == ExitFaults(s, self, s.held[self], s.nest[self])
  IN  Checked(s, self, faults,
        Return(s, self, 0))


------------------------------------------------------------------------------
(* Where steps access memory *)

ModelAddressIn(self, s) ==
  LET step == Steps[s.pc[self]]
      l == s.loc[self]
  IN  IF step[3] = "" THEN step[4]
      ELSE l[step[3]] + step[4]

------------------------------------------------------------------------------
(* The constants of the kernel modules *)

\* TLC evaluates what the model file puts in a constant's place at every use; but a
\* definition only once.
TheThreadOrder == ModelThreadOrder
TheTid == ModelTid
TheReadonly == ModelReadonly
TheGuards == ModelGuards
TheLockClasses == ModelLockClasses
TheStackObjects == ModelStackObjects
TheDeadResults == ModelDeadResults
TheRules == ModelRules
TheLasting == ModelLasting
TheSteps == ModelSteps
TheHasFutures == ModelHasFutures
TheStray == ModelStray
TheLoose == ModelLoose

------------------------------------------------------------------------------
(* The step at each label *)

ModelBlocks == [
  leave_enter |-> Block(leave_enter),
  leave_mutex_lock |-> Block(leave_mutex_lock),
  leave_mutex_lock_2 |-> Block(leave_mutex_lock_2),
  leave_load_users |-> Block(leave_load_users),
  leave_store_users |-> Block(leave_store_users),
  leave_mutex_unlock |-> Block(leave_mutex_unlock),
  leave_mutex_unlock_2 |-> Block(leave_mutex_unlock_2),
  leave_return |-> Block(leave_return),
  leave_free |-> Block(leave_free),
  __epcheck_thread_A_load_shared |-> Block(__epcheck_thread_A_load_shared),
  __epcheck_thread_A_return |-> Block(__epcheck_thread_A_return),
  __epcheck_thread_B_load_shared |-> Block(__epcheck_thread_B_load_shared),
  __epcheck_thread_B_return |-> Block(__epcheck_thread_B_return)]

ModelStep(self, s) == ModelBlocks[s.pc[self]][self, s]

\* No step looks at a variable, only at s: an assumption must be constant
ASSUME DOMAIN ModelBlocks # {}

------------------------------------------------------------------------------
(* Where threads wait, and what they are about to access *)

IsBlocked(self) ==
  LET what == Steps[pc[self]][2]
  IN  CASE what = "lock" -> IsTaken(Now, AddressIn(self, Now))
        [] what = "await" -> IsAwaiting(Now, AddressIn(self, Now))
        [] what = "grace" -> IsGracePending(Now, self)
        [] OTHER -> FALSE

Access(self) ==
  LET step == Steps[pc[self]]
  IN  IF step[2] = "access"
      THEN <<AddressIn(self, Now), step[5], step[6]>>
      ELSE <<>>

DataRace == ReportDataRace(Access)

------------------------------------------------------------------------------
(* The specification *)

Deadlock == ReportDeadlock(IsBlocked)

Next ==
  \/ Advance("A", IsBlocked)
  \/ Advance("B", IsBlocked)
  \/ Deadlock
  \/ DataRace

Spec == Init /\ [][Next]_vars

==============================================================================
