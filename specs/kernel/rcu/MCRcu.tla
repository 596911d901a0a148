--------------------------------- MODULE MCRcu ---------------------------------
(*****************************************************************************)
(* A pointer that readers follow and an updater clears; the object is freed  *)
(* after a grace period, by call_rcu() or by synchronize_rcu() and kfree().  *)
(* ReaderKind: how a reader protects itself: "rcu" by rcu_read_lock(),       *)
(* nested; "none" not at all; "spin" by a spinlock of its own, which is a    *)
(* reader only if SpinIsReader.                                              *)
(* Updater: "call", "sync", or "free" at once.                               *)
(*****************************************************************************)
EXTENDS Rcu, Spinlock, Lifetime, Progress

CONSTANTS ReaderKind, SpinIsReader, Updater

pointer == 1000    \* struct object *
object  == 2000    \* its first cell is data, the second its rcu_head
head    == 2001
lock    == 3000
free_fn == -1000001

MCThreadOrder == <<"A", "B", "C", "rcu">>
MCTid == [A |-> 1, B |-> 2, C |-> 3, rcu |-> 4]
MCReadonly == <<>>
MCGuards == <<<<>>, <<>>, <<>>>>
MCRules == <<>>

Readers_ == {"A", "B"}

Init ==
  /\ pc = [t \in Threads |->
             IF t = "rcu" THEN "Idle" ELSE IF t \in Readers_ THEN "enter" ELSE "clear"]
  /\ loc = [t \in Threads |-> IF t = "rcu" THEN <<>> ELSE [p |-> 0, depth |-> 0]]
  /\ stack = [t \in Threads |-> <<>>]
  /\ mem = <<<<object>>, <<42, 0>>, <<0>>>>
  /\ life = <<"static", "live", "static">>
  /\ mark = <<0, 0, 0>>
  /\ owner = <<0, 0, 0>>
  /\ held = [t \in Threads |-> <<>>]
  /\ nest = [t \in Threads |-> 0]
  /\ queue = {}
  /\ sync = [t \in Threads |-> {}]
  /\ err = <<>>

IsReader == ReaderKind = "rcu" \/ (ReaderKind = "spin" /\ SpinIsReader)

\* rcu_read_lock(), once more inside of itself for reader B; or nothing
enter(self) ==
  /\ pc[self] = "enter"
  /\ LET after == IF IsReader THEN ReaderEnter(Now, self) ELSE Now
         depth == loc[self].depth + 1
         next  == IF depth = Tid[self] \/ ~IsReader
                  THEN IF ReaderKind = "spin" THEN "spin" ELSE "load"
                  ELSE "enter"
     IN  Becomes(Goto(after, self, next, [loc[self] EXCEPT !.depth = depth]))

\* spin_lock(&lock)
spin(self) ==
  /\ pc[self] = "spin"
  /\ ~IsTaken(Now, lock)
  /\ Becomes(Goto(SpinLock(Now, self, lock), self, "load", loc[self]))

\* p = rcu_dereference(pointer)
load(self) ==
  /\ pc[self] = "load"
  /\ Becomes(Goto(Now, self, "use", [loc[self] EXCEPT !.p = Cells(Now, pointer)]))

\* if (p) p->data
use(self) ==
  /\ pc[self] = "use"
  /\ LET p == loc[self].p
         faults == IF p = 0 THEN {} ELSE ReadFaults(Now, self, p)
     IN  Becomes(Checked(Now, self, faults,
           Goto(Now, self, IF ReaderKind = "spin" THEN "unspin" ELSE "leave",
                [loc[self] EXCEPT !.p = 0])))

\* spin_unlock(&lock)
unspin(self) ==
  /\ pc[self] = "unspin"
  /\ Becomes(Goto(SpinUnlock(Now, self, lock), self, "leave", loc[self]))

\* rcu_read_unlock()
leave(self) ==
  /\ pc[self] = "leave"
  /\ LET faults == IF IsReader THEN ReaderLeaveFaults(Now, self) ELSE {}
         after == IF IsReader THEN ReaderLeave(Now, self) ELSE Now
         depth == loc[self].depth - 1
     IN  Becomes(Checked(Now, self, faults,
           IF depth = 0
           THEN Return(after, self, 0)
           ELSE Goto(after, self, "leave", [loc[self] EXCEPT !.depth = depth])))

\* rcu_assign_pointer(pointer, NULL)
clear(self) ==
  /\ pc[self] = "clear"
  /\ Becomes(Goto(Store(Now, pointer, 0), self, Updater, loc[self]))

\* call_rcu(&object->rcu, free_fn)
call(self) ==
  /\ pc[self] = "call"
  /\ Becomes(Checked(Now, self, DeferFaults(Now, self, head, free_fn, {free_fn}),
       Return(Defer(Now, self, head, free_fn), self, 0)))

\* synchronize_rcu(), first step
sync_begin(self) ==
  /\ pc[self] = "sync"
  /\ Becomes(Checked(Now, self, GraceFaults(Now, self),
       Goto(GraceBegin(Now, self), self, "sync_wait", loc[self])))

\* synchronize_rcu(), second step
sync_wait(self) ==
  /\ pc[self] = "sync_wait"
  /\ ~IsGracePending(Now, self)
  /\ Becomes(Goto(Now, self, "free", loc[self]))

\* kfree(object), by the updater or by the callback
free(self) ==
  /\ pc[self] = "free"
  /\ Becomes(Checked(Now, self, FreeFaults(Now, object), Return(Free(Now, object), self, 0)))

Callback ==
  /\ pc["rcu"] = "Idle"
  /\ \E q \in queue :
       /\ q.wait = {}
       /\ Becomes(StartCallback(Now, q, "free", <<>>))

IsBlocked(t) ==
  CASE pc[t] = "spin" -> IsTaken(Now, lock)
    [] pc[t] = "sync_wait" -> IsGracePending(Now, t)
    [] OTHER -> FALSE

Deadlock == ReportDeadlock(IsBlocked)

Next ==
  /\ err = <<>>
  /\ \/ \E self \in Readers_ :
          enter(self) \/ spin(self) \/ load(self) \/ use(self) \/ unspin(self) \/ leave(self)
     \/ clear("C") \/ call("C") \/ sync_begin("C") \/ sync_wait("C") \/ free("C") \/ free("rcu")
     \/ Callback
     \/ Deadlock

Spec == Init /\ [][Next]_vars

\* A grace period waits for readers only, and for nobody who has left
WaitsForReaders ==
  /\ \A q \in queue : q.wait \subseteq Readers(Now)
  /\ \A t \in Threads : sync[t] \subseteq Readers(Now)

\* Non-property: a callback never waits. False, or the model would be vacuous
NeverWaits == \A q \in queue : q.wait = {}
================================================================================
