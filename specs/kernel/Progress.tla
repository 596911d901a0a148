-------------------------------- MODULE Progress --------------------------------
(*****************************************************************************)
(* Errors of a state instead of a step: deadlock and data race.              *)
(*                                                                           *)
(* Modelled: a state where somebody is not finished and nobody can move; two *)
(* threads that are both about to access one cell, one of them writing, one  *)
(* of them plainly (not by READ_ONCE(), WRITE_ONCE(), an atomic operation).  *)
(* Abstracted away: everything that the Linux kernel memory model says       *)
(* beyond that; a race by reordering is not seen.                            *)
(*                                                                           *)
(* References: docs/semantics.md, sections 3 and 5;                          *)
(* tools/memory-model/Documentation/explanation of Linux 4.17.               *)
(*****************************************************************************)
EXTENDS KernelState

IsOver(t) == pc[t] \in {"Done", "Idle"}

CanCallBack == IF pc["rcu"] = "Idle" THEN \E q \in queue : q.wait = {} ELSE FALSE

\* The labels of the threads in `stuck', in thread order
LabelsOf(stuck) ==
  LET inOrder == SelectSeq(ThreadOrder, LAMBDA t : t \in stuck)
  IN  [i \in DOMAIN inOrder |-> pc[inOrder[i]]]

\* IsBlocked(t): thread t waits at a lock, for a grace period or for a value
ReportDeadlock(IsBlocked(_)) ==
  /\ err = <<>>
  /\ \A t \in Threads : IF IsOver(t) THEN TRUE ELSE IsBlocked(t)
  /\ ~CanCallBack
  /\ LET stuck == {t \in Threads : ~IsOver(t)}
     IN  /\ IF stuck = {} THEN queue # {} ELSE TRUE
         /\ Halt(<<"deadlock", "", "", 0, LabelsOf(stuck)>>)

\* Access(t): <<address, whether it writes, whether it is plain>> of the access that thread t is
\* about to make; <<>> if it is about to make none
ReportDataRace(Access(_)) ==
  /\ err = <<>>
  /\ \E i \in DOMAIN ThreadOrder :
       LET t == ThreadOrder[i]
           a == Access(t)
       IN  /\ a # <<>>
           /\ \E j \in i + 1 .. Len(ThreadOrder) :
                LET u == ThreadOrder[j]
                    b == Access(u)
                IN  /\ b # <<>>
                    /\ a[1] = b[1]
                    /\ IF a[2] THEN TRUE ELSE b[2]
                    /\ IF a[3] THEN TRUE ELSE b[3]
                    /\ IsMutable(Now, a[1])
                    /\ ~IsFreed(Now, a[1])
                    /\ Halt(<<"data-race", t, pc[t], a[1], <<pc[u]>>>>)
===============================================================================
