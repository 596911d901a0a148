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
Readers(s) == {t \in DOMAIN s.nest : s.nest[t] > 0}

\* void rcu_read_lock(void);                           one step, never blocks
ReaderEnter(s, self) == [s EXCEPT !.nest[self] = @ + 1]

ReaderLeaveFaults(s, self) == IF s.nest[self] = 0 THEN {<<"reader-underflow", 0>>} ELSE {}

\* The nesting after rcu_read_unlock()
NestAfterLeave(s, self) == IF s.nest[self] = 0 THEN 0 ELSE s.nest[self] - 1

\* void rcu_read_unlock(void);                         one step, never blocks
ReaderLeave(s, self) ==
  IF s.nest[self] = 1
  THEN [s EXCEPT
          !.nest[self] = 0,
          !.queue = {[q EXCEPT !.wait = @ \ {self}] : q \in @},
          !.sync = [t \in DOMAIN @ |-> s.sync[t] \ {self}]]
  ELSE [s EXCEPT !.nest[self] = NestAfterLeave(s, self)]

IsQueued(s, head) == \E q \in s.queue : q.head = head

\* Whether the callback's memory is on its way already
IsDeferred(s, head) ==
  IF s.life[Obj(head)] = "retired" THEN TRUE ELSE IsQueued(s, head)

\* callbacks: the functions that can be called so
DeferFaults(s, self, head, function, callbacks) ==
  LET faults == AccessFaults(s, self, head, TRUE, TRUE)
  IN  IF IsFatal(faults)
      THEN faults
      ELSE IF function \notin callbacks
      THEN faults \cup {<<"bad-call", function>>}
      ELSE IF IsDeferred(s, head) THEN faults \cup {<<"double-defer", head>>} ELSE faults

\* void call_rcu(struct rcu_head *head, rcu_callback_t function);    one step
Defer(s, self, head, function) ==
  IF IsDeferred(s, head)
  THEN s
  ELSE Publish(
         [s EXCEPT
            !.queue = @ \cup {[head |-> head, fn |-> function, wait |-> Readers(s)]},
            !.life = IF IsFreed(s, head) THEN @ ELSE [@ EXCEPT ![Obj(head)] = "retired"]],
         head)

\* A callback whose grace period has passed starts
StartCallback(s, q, entry, l) ==
  [s EXCEPT !.pc["rcu"] = entry, !.loc["rcu"] = l, !.queue = @ \ {q}]

GraceFaults(s, self) == IF s.nest[self] > 0 THEN {<<"grace-in-reader", 0>>} ELSE {}

\* void synchronize_rcu(void);                         first step: notes the readers
GraceBegin(s, self) == [s EXCEPT !.sync[self] = Readers(s) \ {self}]

\* Second step: not before the noted readers have left
IsGracePending(s, self) == s.sync[self] # {}
===============================================================================
