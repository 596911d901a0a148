---------------------------------- MODULE Rcu ----------------------------------
(*****************************************************************************)
(* Read-copy-update.                                                         *)
(*                                                                           *)
(* Modelled: readers with nesting, one per thread; call_rcu() with the       *)
(* readers of that moment noted; callbacks that run one at a time, in a      *)
(* thread of their own, at any time after the noted readers have left, in    *)
(* any order; synchronize_rcu() in two steps.                                *)
(* Abstracted away: how grace periods are detected and batched, CPUs,        *)
(* softirqs, fairness: a callback may be as late as it likes.                *)
(* Context: readers must not sleep (InAtomic of module Locks).               *)
(*                                                                           *)
(* References: Documentation/RCU/whatisRCU and RCU/Design/Requirements of    *)
(* Linux 4.14.                                                               *)
(*****************************************************************************)
EXTENDS KernelState

\* The threads that are inside of a reader
Readers == {t \in DOMAIN nest : nest[t] > 0}

\* void rcu_read_lock(void);                           one step, never blocks
ReaderEnter(self) ==
  /\ nest' = [nest EXCEPT ![self] = @ + 1]
  /\ UNCHANGED <<mem, life, mark, held, queue, sync>>

ReaderLeaveFaults(self) == IF nest[self] = 0 THEN {<<"reader-underflow", 0>>} ELSE {}

\* The nesting after rcu_read_unlock()
NestAfterLeave(self) == IF nest[self] = 0 THEN 0 ELSE nest[self] - 1

\* void rcu_read_unlock(void);                         one step, never blocks
ReaderLeave(self) ==
  /\ nest' = [nest EXCEPT ![self] = NestAfterLeave(self)]
  /\ IF nest[self] = 1
     THEN /\ queue' = {[q EXCEPT !.wait = @ \ {self}] : q \in queue}
          /\ sync' = [t \in DOMAIN sync |-> sync[t] \ {self}]
     ELSE UNCHANGED <<queue, sync>>
  /\ UNCHANGED <<mem, life, mark, held>>

IsQueued(head) == \E q \in queue : q.head = head

\* Whether the callback's memory is on its way already
IsDeferred(head) ==
  IF life[Obj(head)] = "retired" THEN TRUE ELSE IsQueued(head)

\* callbacks: the functions that can be called so
DeferFaults(self, head, function, callbacks) ==
  LET faults == WriteFaults(self, head)
  IN  IF IsFatal(faults)
      THEN faults
      ELSE IF function \notin callbacks
      THEN faults \cup {<<"bad-call", function>>}
      ELSE IF IsDeferred(head) THEN faults \cup {<<"double-defer", head>>} ELSE faults

\* void call_rcu(struct rcu_head *head, rcu_callback_t function);    one step
Defer(self, head, function) ==
  IF IsDeferred(head)
  THEN Unchanged
  ELSE /\ queue' = queue \cup {[head |-> head, fn |-> function, wait |-> Readers]}
       /\ life' = IF IsFreed(head) THEN life ELSE [life EXCEPT ![Obj(head)] = "retired"]
       /\ UNCHANGED <<mem, mark, held, nest, sync>>

\* A callback whose grace period has passed starts
StartCallback(q, entry, l) ==
  /\ pc' = [pc EXCEPT !["rcu"] = entry]
  /\ loc' = [loc EXCEPT !["rcu"] = l]
  /\ run' = IF entry \in Continuations THEN "rcu" ELSE "any"
  /\ queue' = queue \ {q}
  /\ UNCHANGED <<stack, err, mem, life, mark, held, nest, sync>>

GraceFaults(self) == IF nest[self] > 0 THEN {<<"grace-in-reader", 0>>} ELSE {}

\* void synchronize_rcu(void);                         first step: notes the readers
GraceBegin(self) ==
  /\ sync' = [sync EXCEPT ![self] = Readers \ {self}]
  /\ UNCHANGED <<mem, life, mark, held, nest, queue>>

\* Second step: not before the noted readers have left
IsGracePending(self) == sync[self] # {}
===============================================================================
