------------------------------ MODULE MCRefcount ------------------------------
(*****************************************************************************)
(* An owner that puts its reference and, at zero, frees; finders that take a *)
(* reference of their own and put it. With NotZero they take it by           *)
(* refcount_inc_not_zero(); without, by refcount_inc(), which resurrects an  *)
(* object that somebody is freeing. The memory itself stays readable: it is  *)
(* freed at the end (what RCU is for, see MCRcu).                            *)
(*****************************************************************************)
EXTENDS Refcount, Progress

CONSTANTS
  NotZero,    \* refcount_inc_not_zero() instead of refcount_inc()
  ExtraPut    \* whether the owner puts once too often

count == 1000

MCThreadOrder == <<"A", "B", "C", "rcu">>
MCTid == [A |-> 1, B |-> 2, C |-> 3, rcu |-> 4]
MCReadonly == <<>>
MCGuards == <<<<>>>>
MCRules == <<>>

Owner == "A"
Finders == {"B", "C"}

Init ==
  /\ pc = [t \in Threads |->
             IF t = "rcu" THEN "Idle" ELSE IF t = Owner THEN "put" ELSE "get"]
  /\ loc = [t \in Threads |->
              IF t = "rcu" THEN <<>> ELSE [extra |-> CBool(t = Owner /\ ExtraPut), last |-> 0]]
  /\ stack = [t \in Threads |-> <<>>]
  /\ mem = <<<<1, 0>>>>
  /\ life = <<"live">>
  /\ mark = <<0>>
  /\ owner = <<0>>
  /\ held = [t \in Threads |-> <<>>]
  /\ nest = [t \in Threads |-> 0]
  /\ queue = {}
  /\ sync = [t \in Threads |-> {}]
  /\ err = <<>>

\* if (!refcount_inc_not_zero(&object->count)) return;
get_not_zero(self) ==
  LET after == RefIncNotZero(Now, count)
  IN  Becomes(Checked(Now, self, RefIncNotZeroFaults(Now, self, count),
        IF RefIncNotZeroResult(Now, count) # 0
        THEN Goto(after, self, "put", loc[self])
        ELSE Return(after, self, 0)))

\* refcount_inc(&object->count);
get_any(self) ==
  Becomes(Checked(Now, self, RefIncFaults(Now, self, count),
    Goto(RefInc(Now, count), self, "put", loc[self])))

get(self) ==
  /\ pc[self] = "get"
  /\ IF NotZero THEN get_not_zero(self) ELSE get_any(self)

\* last = refcount_dec_and_test(&object->count);
put(self) ==
  /\ pc[self] = "put"
  /\ LET last  == RefDecAndTestResult(Now, count)
         after == RefDecAndTest(Now, count)
     IN  Becomes(Checked(Now, self, RefDecAndTestFaults(Now, self, count),
           IF last # 0 THEN Goto(after, self, "destroy", [loc[self] EXCEPT !.last = last])
           ELSE IF loc[self].extra # 0
           THEN Goto(after, self, "put", [loc[self] EXCEPT !.extra = 0])
           ELSE Return(after, self, 0)))

\* if (last) object->destroyed++;
destroy(self) ==
  /\ pc[self] = "destroy"
  /\ LET a == count + 1
         after == Store(Now, a, Cells(Now, a) + 1)
     IN  Becomes(Checked(Now, self, WriteFaults(Now, self, a),
           IF loc[self].extra # 0
           THEN Goto(after, self, "put", [loc[self] EXCEPT !.extra = 0])
           ELSE Return(after, self, 0)))

IsBlocked(t) == FALSE

Deadlock == ReportDeadlock(IsBlocked)

Next ==
  /\ err = <<>>
  /\ \/ \E self \in Threads \ {"rcu"} : get(self) \/ put(self) \/ destroy(self)
     \/ Deadlock

Spec == Init /\ [][Next]_vars

DestroyedOnce == Cells(Now, count + 1) <= 1

DestroyedAtLast ==
  (\A t \in Scenario : pc[t] = "Done") =>
    Cells(Now, count) = 0 /\ Cells(Now, count + 1) = 1

\* A finder that got its reference has an object that nobody has destroyed
ReferencesPin ==
  \A t \in Finders : pc[t] = "put" =>
    Cells(Now, count + 1) = 0 /\ \A u \in Threads : pc[u] # "destroy"
===============================================================================
