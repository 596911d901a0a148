------------------------------- MODULE MCMovers -------------------------------
(*****************************************************************************)
(* Threads A and B count under a static mutex; A then replaces the item that *)
(* a pointer leads to, under the item's own spinlock; B looks whether it was *)
(* replaced; C follows the pointer in an RCU reader, without a lock.         *)
(* Trap: what a merge of too many steps would hide. "dereference": A frees   *)
(* the item at once, while C may be between the load of the pointer and its  *)
(* use. "unlock": B frees the item when it sees it replaced, while A may be  *)
(* between the replacing store and the unlock. "none": A frees after a grace *)
(* period, and nothing is wrong.                                             *)
(*                                                                           *)
(* Rules: none, right ones, or a wrong one; Lasting and what threads may     *)
(* still do likewise. With right ones there are fewer states and the same    *)
(* errors; with wrong ones errors may be lost, and bound-discipline says so. *)
(*****************************************************************************)
EXTENDS Movers, Mutex, Spinlock, Rcu, Lifetime, Progress

CONSTANT Trap

table   == 1000    \* struct mutex; struct item *; int
pointer == 1001
count   == 1002
item    == 2000    \* spinlock_t; int; struct rcu_head
head    == 2002
pool    == <<3>>   \* the item that replaces it
free_fn == -1000001

MCThreadOrder == <<"A", "B", "C", "rcu">>
MCTid == [A |-> 1, B |-> 2, C |-> 3, rcu |-> 4]
MCReadonly == <<>>
MCGuards == <<<<>>, <<>>, <<>>>>
MCLockClasses == [i \in DOMAIN MCGuards |-> i]

NoRules == <<>>
RulesOfItem == <<<<-1>>, <<>>, <<>>>>
RightRules == <<<<<<-1>>, <<0>>, <<table>>>>, RulesOfItem, RulesOfItem>>

\* Nobody writes the pointer
WrongRules == [RightRules EXCEPT ![1][2] = <<>>]

(* The code *)

MCRows == [
  Done        |-> <<"",  "",       "",    0,       FALSE, FALSE, FALSE, FALSE, FALSE, 0>>,
  Idle        |-> <<"",  "",       "",    0,       FALSE, FALSE, FALSE, FALSE, FALSE, 0>>,
  alloc       |-> <<"A", "alloc",  "",    3000,      FALSE, FALSE, FALSE, FALSE, FALSE, 1>>,
  init        |-> <<"A", "access", "new", 1,       TRUE,  TRUE,  FALSE, FALSE, FALSE, 0>>,
  lock        |-> <<"B", "lock",   "",    table,   TRUE,  FALSE, FALSE, FALSE, FALSE, 0>>,
  read        |-> <<"B", "access", "",    count,   FALSE, TRUE,  FALSE, FALSE, FALSE, 0>>,
  write       |-> <<"B", "access", "",    count,   TRUE,  TRUE,  FALSE, FALSE, FALSE, 0>>,
  unlock      |-> <<"B", "unlock", "",    table,   TRUE,  FALSE, FALSE, FALSE, FALSE, 0>>,
  unlock_2    |-> <<"B", "access", "",    table,   FALSE, FALSE, FALSE, TRUE,  FALSE, 0>>,
  item_lock   |-> <<"A", "lock",   "",    item,    TRUE,  FALSE, FALSE, FALSE, FALSE, 0>>,
  replace     |-> <<"A", "access", "",    pointer, TRUE,  FALSE, FALSE, FALSE, FALSE, 0>>,
  item_unlock |-> <<"A", "unlock", "",    item,    TRUE,  FALSE, FALSE, FALSE, FALSE, 0>>,
  defer       |-> <<"A", "defer",  "",    head,    TRUE,  FALSE, FALSE, FALSE, FALSE, 0>>,
  free        |-> <<"A", "free",   "",    item,    TRUE,  FALSE, FALSE, FALSE, FALSE, 0>>,
  look        |-> <<"B", "access", "",    pointer, FALSE, FALSE, FALSE, FALSE, FALSE, 0>>,
  decide      |-> <<"B", "",       "",    0,       FALSE, FALSE, TRUE,  FALSE, FALSE, 0>>,
  enter       |-> <<"C", "enter",  "",    0,       FALSE, FALSE, FALSE, FALSE, FALSE, 0>>,
  load        |-> <<"C", "access", "",    pointer, FALSE, FALSE, FALSE, FALSE, FALSE, 0>>,
  use         |-> <<"C", "access", "p",   1,       FALSE, TRUE,  FALSE, FALSE, FALSE, 0>>,
  leave       |-> <<"C", "leave",  "",    0,       FALSE, FALSE, FALSE, FALSE, FALSE, 0>>]

\* What a step does that others may want to know
MCDoes == [l \in DOMAIN MCRows |->
  CASE l = "alloc"                        -> {Making(3)}
    [] l \in {"lock", "unlock"}           -> {Writing(table)}
    [] l = "unlock_2"                     -> {BlindReading(table)}
    [] l \in {"item_lock", "item_unlock"} -> {Writing(item), Touching(2)}
    [] l = "replace"                      -> {Writing(pointer)}
    [] l = "defer"                        -> {Deferring(2), Touching(2), Watching}
    [] l = "free"                         -> {Ending(2), Touching(2)}
    [] l \in {"look", "load"}             -> {Reading(pointer)}
    [] l = "use"                          -> {Touching(2)}
    [] OTHER                              -> {}]

\* The steps of each thread in order
MCCode == <<
  <<"alloc", "init", "lock", "read", "write", "unlock", "unlock_2", "item_lock", "replace",
    "item_unlock", IF Trap = "none" THEN "defer" ELSE IF Trap = "unlock" THEN "Done" ELSE "free">>,
  <<"lock", "read", "write", "unlock", "unlock_2", "look", "decide",
    IF Trap = "unlock" THEN "free" ELSE "Done">>,
  <<"enter", "load", "use", "leave">>,
  <<"Idle", "free">>>>

MCMay(t, l) ==
  LET code == MCCode[t]
      at   == {i \in DOMAIN code : code[i] = l}
  IN  UNION {MCDoes[code[j]] : j \in {k \in DOMAIN code : \E i \in at : i <= k}}

MCSteps == [l \in DOMAIN MCRows |-> MCRows[l] \o <<[t \in 1..4 |-> MCMay(t, l)], FALSE>>]

\* Nobody looks at the pointer
WrongSteps ==
  [l \in DOMAIN MCRows |->
     MCRows[l] \o <<[t \in 1..4 |-> MCMay(t, l) \ {Reading(pointer), Touching(2)}], FALSE>>]

MCAddressIn(self, s) ==
  LET step == MCRows[s.pc[self]]
  IN  IF step[3] = "" THEN step[4] ELSE s.loc[self][step[3]] + step[4]

Init ==
  /\ pc = [A |-> "alloc", B |-> "lock", C |-> IF Trap = "unlock" THEN "Done" ELSE "enter",
           rcu |-> "Idle"]
  /\ loc = [A |-> [n |-> 0, new |-> 0], B |-> [n |-> 0, p |-> 0],
            C |-> IF Trap = "unlock" THEN <<>> ELSE [p |-> 0], rcu |-> <<>>]
  /\ stack = [t \in Threads |-> <<>>]
  /\ mem = <<<<0, item, 0>>, <<0, 42, 0>>, <<>>>>
  /\ life = <<"static", "live", "unborn">>
  /\ mark = <<0, 0, 0>>
  /\ owner = <<0, 0, 0>>
  /\ held = [t \in Threads |-> <<>>]
  /\ nest = [t \in Threads |-> 0]
  /\ queue = {}
  /\ sync = [t \in Threads |-> {}]
  /\ err = <<>>

\* The access that the thread is about to make is in the table
Seen(s, self) ==
  LET step == MCRows[s.pc[self]]
  IN  Unforeseen(s, self, MCAddressIn(self, s), step[5], step[6], step[8])

\* new = kmalloc(sizeof(*new)), which may fail
alloc(self, s) ==
  LET new == FreshOrNull(s, pool)
  IN  Checked(s, self, Then(AllocFaults(new), UnforeseenBirth(s, self, new)),
        Goto(Allocate(s, self, new, <<0, 0, 0>>), self, IF new = 0 THEN "lock" ELSE "init",
             [s.loc[self] EXCEPT !.new = new]))

\* new->data = 43
init(self, s) ==
  LET a == s.loc[self].new + 1
  IN  Checked(s, self, Then(WriteFaults(s, self, a), Unforeseen(s, self, a, TRUE, TRUE, FALSE)),
        Goto(Store(s, a, 43), self, "lock", s.loc[self]))

\* mutex_lock(&table->lock)
lock(self, s) ==
  Checked(s, self, Then(LockFaults(s, self, table), Seen(s, self)),
    Goto(MutexLock(s, self, table), self, "read", s.loc[self]))

\* n = table->count
read(self, s) ==
  Checked(s, self, Then(ReadFaults(s, self, count), Seen(s, self)),
    Goto(s, self, "write", [s.loc[self] EXCEPT !.n = Cells(s, count)]))

\* table->count = n + 1
write(self, s) ==
  Checked(s, self, Then(WriteFaults(s, self, count), Seen(s, self)),
    Goto(Store(s, count, s.loc[self].n + 1), self, "unlock", s.loc[self]))

\* mutex_unlock(&table->lock), first step
unlock(self, s) ==
  Checked(s, self, Then(UnlockFaults(s, self, table), Seen(s, self)),
    Goto(MutexUnlock(s, self, table), self, "unlock_2", s.loc[self]))

\* mutex_unlock(&table->lock), second step; A is done without a new item
unlock_2(self, s) ==
  Checked(s, self, Then(BlindFaults(s, self, table), Seen(s, self)),
    IF self = "B" THEN Goto(s, self, "look", s.loc[self])
    ELSE IF s.loc[self].new = 0 THEN Return(s, self, 0)
    ELSE Goto(s, self, "item_lock", s.loc[self]))

\* spin_lock(&item->lock)
item_lock(self, s) ==
  Checked(s, self, Then(LockFaults(s, self, item), Seen(s, self)),
    Goto(SpinLock(s, self, item), self, "replace", s.loc[self]))

\* rcu_assign_pointer(table->pointer, new)
replace(self, s) ==
  Checked(s, self, Then(WriteFaults(s, self, pointer), Seen(s, self)),
    Goto(Store(s, pointer, s.loc[self].new), self, "item_unlock", s.loc[self]))

\* spin_unlock(&item->lock)
item_unlock(self, s) ==
  LET after == SpinUnlock(s, self, item)
  IN  Checked(s, self, Then(UnlockFaults(s, self, item), Seen(s, self)),
        CASE Trap = "none"        -> Goto(after, self, "defer", s.loc[self])
          [] Trap = "dereference" -> Goto(after, self, "free", s.loc[self])
          [] Trap = "unlock"      -> Return(after, self, 0))

\* call_rcu(&item->rcu, free_fn)
defer(self, s) ==
  Checked(s, self,
    Then(DeferFaults(s, self, head, free_fn, {free_fn}), UnforeseenDefer(s, self, head)),
    Return(Defer(s, self, head, free_fn), self, 0))

\* kfree(item), by A, by B or by the callback
free(self, s) ==
  Checked(s, self, Then(FreeFaults(s, item), UnforeseenEnd(s, self, item)),
    Return(Free(s, item), self, 0))

\* p = READ_ONCE(table->pointer)
look(self, s) ==
  Checked(s, self, Then(ReadFaults(s, self, pointer), Seen(s, self)),
    Goto(s, self, "decide", [s.loc[self] EXCEPT !.p = Cells(s, pointer)]))

\* if (p != item), no other thread before it
decide(self, s) ==
  IF Trap = "unlock" /\ s.loc[self].p # item
  THEN Goto(s, self, "free", s.loc[self])
  ELSE Return(s, self, 0)

\* rcu_read_lock()
enter(self, s) == Goto(ReaderEnter(s, self), self, "load", s.loc[self])

\* p = rcu_dereference(table->pointer)
load(self, s) ==
  Checked(s, self, Then(ReadFaults(s, self, pointer), Seen(s, self)),
    Goto(s, self, "use", [p |-> Cells(s, pointer)]))

\* p->data
use(self, s) ==
  Checked(s, self, Then(ReadFaults(s, self, s.loc[self].p + 1), Seen(s, self)),
    Goto(s, self, "leave", [p |-> 0]))

\* rcu_read_unlock()
leave(self, s) ==
  Checked(s, self, ReaderLeaveFaults(s, self), Return(ReaderLeave(s, self), self, 0))

MCStep(self, s) ==
  CASE s.pc[self] = "alloc"       -> alloc(self, s)
    [] s.pc[self] = "init"        -> init(self, s)
    [] s.pc[self] = "lock"        -> lock(self, s)
    [] s.pc[self] = "read"        -> read(self, s)
    [] s.pc[self] = "write"       -> write(self, s)
    [] s.pc[self] = "unlock"      -> unlock(self, s)
    [] s.pc[self] = "unlock_2"    -> unlock_2(self, s)
    [] s.pc[self] = "item_lock"   -> item_lock(self, s)
    [] s.pc[self] = "replace"     -> replace(self, s)
    [] s.pc[self] = "item_unlock" -> item_unlock(self, s)
    [] s.pc[self] = "defer"       -> defer(self, s)
    [] s.pc[self] = "free"        -> free(self, s)
    [] s.pc[self] = "look"        -> look(self, s)
    [] s.pc[self] = "decide"      -> decide(self, s)
    [] s.pc[self] = "enter"       -> enter(self, s)
    [] s.pc[self] = "load"        -> load(self, s)
    [] s.pc[self] = "use"         -> use(self, s)
    [] s.pc[self] = "leave"       -> leave(self, s)

Callback ==
  /\ pc["rcu"] = "Idle"
  /\ \E q \in queue :
       /\ q.wait = {}
       /\ \E s \in {Started("rcu", StartCallback(Now, q, "free", <<>>))} : Becomes(s)

IsBlocked(t) ==
  IF MCRows[pc[t]][2] = "lock" THEN IsTaken(Now, MCAddressIn(t, Now)) ELSE FALSE

Deadlock == ReportDeadlock(IsBlocked)

Access(t) ==
  IF IsOver(t)
  THEN <<>>
  ELSE LET step == MCRows[pc[t]]
       IN  IF step[2] = "access" THEN <<MCAddressIn(t, Now), step[5], step[6]>> ELSE <<>>

DataRace == ReportDataRace(Access)

Next ==
  /\ err = <<>>
  /\ \/ \E self \in Threads : Advance(self, IsBlocked)
     \/ Callback
     \/ Deadlock
     \/ DataRace

Spec == Init /\ [][Next]_vars

\* No increment is lost
NoCountLost == pc["A"] = "Done" /\ pc["B"] = "Done" => Cells(Now, count) = 2

\* Non-property: with rules, nobody is ever seen in the critical section
NeverInside == \A t \in {"A", "B"} : pc[t] \notin {"read", "write", "unlock", "unlock_2"}
================================================================================
