------------------------------ MODULE KernelState ------------------------------
(*****************************************************************************)
(* The state of a kernel under test: threads, memory, and what the           *)
(* primitives remember.                                                      *)
(*                                                                           *)
(* Modelled: threads that run C functions block by block, a stack each;      *)
(* memory as objects of cells, whose addresses are 1000 * object + cell;     *)
(* the faults of a memory access; transfer of control; reports of errors.    *)
(*                                                                           *)
(* Abstracted away: weak memory (execution is sequentially consistent),      *)
(* bytes, padding, interrupts other than as threads, reuse of freed memory   *)
(* (an object's number is never given to a second object).                   *)
(*                                                                           *)
(* A step of a thread is an operator of the thread and the state before,     *)
(* whose value is the state after: a record with a field for each variable.  *)
(*                                                                           *)
(*   label(self, s) ==                                                       *)
(*     Checked(s, self, faults,                                              *)
(*       Goto(instruction(s, self, ...), self, "next", variables))           *)
(*                                                                           *)
(* Several steps may be made at once (module Movers). Becomes(s) is the      *)
(* action that leads to such a state, or to one of the errors on the way.    *)
(* Reference: docs/semantics.md, of which this is one of the two             *)
(* implementations; the other is the reference interpreter.                  *)
(*****************************************************************************)
EXTENDS Bits, Sequences, FiniteSets

CONSTANTS
  ThreadOrder,    \* the threads in order; "rcu", then "end" may be the last ones
  Tid,            \* thread -> its number, from 1
  Readonly,       \* the constant objects, numbered from 501: sequence of sequences of cells
  Guards,         \* object -> sequence of [from, to, path]: cells guarded by a lock
  LockClasses,    \* object -> the lowest object whose locks are of the same classes
  StackObjects,   \* the objects that are variables of a function, not heap objects
  DeadResults,    \* <<label, variable>>: where a call returns to, and its result is not wanted
  Rules,          \* object -> cell -> who may access it (see Discipline below); or <<>>
  Lasting         \* the objects that are never freed nor marked; {} if there are no rules

VARIABLES
  pc,      \* thread -> label of its next block, or "Done", or "Idle"
  loc,     \* thread -> the variables of the function that it runs
  stack,   \* thread -> its callers, innermost first: sequence of [pc, dst, loc]
  mem,     \* object -> sequence of cells; <<>> while it is unborn
  life,    \* object -> "static", "unborn", "live", "retired" or "freed"
  mark,    \* object -> number of the thread that gave it up, or 0
  owner,   \* object -> number of the only thread that can reach it, or 0; 0 without rules
  held,    \* thread -> locks it holds, oldest first: sequence of <<address, mode, subclass>>
  nest,    \* thread -> depth of RCU read-side nesting
  queue,   \* deferred callbacks: set of [head, fn, wait]
  sync,    \* thread -> the threads whose readers its synchronize_rcu() still waits for
  err      \* <<>>, or <<kind, thread, label, address, via>>

vars == <<pc, loc, stack, mem, life, mark, owner, held, nest, queue, sync, err>>

\* The threads of the scenario, without "rcu" and "end"
Threads == {ThreadOrder[i] : i \in DOMAIN ThreadOrder}
Scenario == Threads \ {"rcu", "end"}

ASSUME ThreadsAreNumbered == \A i \in DOMAIN ThreadOrder : Tid[ThreadOrder[i]] = i

\* Error states are alike when their errors are: one shortest trace for each error
View == IF err = <<>> THEN vars ELSE <<err>>

NoError == err = <<>>

\* The same, without the errors that are only evidence
NoViolation == IF err = <<>> THEN TRUE ELSE err[1] \in {"order", "reached"}

------------------------------------------------------------------------------
(* The state as a value *)

\* errors: those on the way here; dead: whether the last one ended the path;
\* choice: which alternative the first step takes, if it has several
Now ==
  [pc |-> pc, loc |-> loc, stack |-> stack, mem |-> mem, life |-> life, mark |-> mark,
   owner |-> owner, held |-> held, nest |-> nest, queue |-> queue, sync |-> sync,
   errors |-> {}, dead |-> FALSE, choice |-> 0]

Halt(error) ==
  /\ err' = error
  /\ UNCHANGED <<pc, loc, stack, mem, life, mark, owner, held, nest, queue, sync>>

\* One error state for each error on the way, from the state before; nothing is explored below
\* it. Beside them the state that is reached, unless an error ended the path
Becomes(s) ==
  \/ \E e \in s.errors : Halt(e)
  \/ /\ ~s.dead
     /\ pc' = s.pc
     /\ loc' = s.loc
     /\ stack' = s.stack
     /\ mem' = s.mem
     /\ life' = s.life
     /\ mark' = s.mark
     /\ owner' = s.owner
     /\ held' = s.held
     /\ nest' = s.nest
     /\ queue' = s.queue
     /\ sync' = s.sync
     /\ UNCHANGED err

------------------------------------------------------------------------------
(* Addresses *)

Page == 1000
FirstConstant == 501
UNINIT == 900

Obj(a)  == a \div 1000
Cell(a) == (a % 1000) + 1

\* The address of the first cell of the object around a
ObjectOf(a) == IF a < 1000 THEN a ELSE a - (a % 1000)

\* A cell of a constant object
IsConst(a) ==
  /\ a >= 501000
  /\ (a \div 1000) - 500 <= Len(Readonly)
  /\ a % 1000 < Len(Readonly[(a \div 1000) - 500])

\* A cell of an object that can be written
IsMutable(s, a) ==
  /\ a >= 1000
  /\ a \div 1000 <= Len(s.mem)
  /\ a % 1000 < Len(s.mem[a \div 1000])

IsCell(s, a) == IF IsMutable(s, a) THEN TRUE ELSE IsConst(a)

IsFreed(s, a) == IF IsMutable(s, a) THEN s.life[a \div 1000] = "freed" ELSE FALSE

\* The value of a cell
Cells(s, a) ==
  IF a < 501000
  THEN s.mem[a \div 1000][(a % 1000) + 1]
  ELSE Readonly[(a \div 1000) - 500][(a % 1000) + 1]

------------------------------------------------------------------------------
(* The locking discipline: a guess that every access is checked against, and *)
(* on which module Movers relies. A rule is <<0>>: none; <<>>: nobody        *)
(* writes; <<-1>>: a lock that only lock and unlock look at; <<-2>>: a lock  *)
(* that only they write; <<n>>: only thread n; or addresses of locks: a      *)
(* writer holds them all, a reader one.                                      *)
(* An object that nobody else can reach yet belongs to its owner.            *)

HasRules == Rules # <<>>

\* Whether the thread holds the lock and nobody else can: one in freed memory excludes nobody
Holds(s, self, lock) ==
  IF s.life[lock \div 1000] = "freed" \/ s.mem[lock \div 1000][(lock % 1000) + 1] # Tid[self]
  THEN FALSE
  ELSE \E i \in DOMAIN s.held[self] : s.held[self][i][1] = lock

\* Whether no other thread may make an access that conflicts with this one, of a cell of an object
\* that can be written. blind: a marked load whose value nobody wants
IsProtected(s, self, a, writes, blind) ==
  IF s.owner[a \div 1000] # 0
  THEN s.owner[a \div 1000] = Tid[self]
  ELSE LET rule == Rules[a \div 1000][(a % 1000) + 1]
       IN  IF rule = <<>> THEN ~writes
           ELSE IF rule[1] = 0 THEN FALSE
           ELSE IF rule[1] < 0 THEN blind
           ELSE IF rule[1] < 1000 THEN rule[1] = Tid[self]
           ELSE IF writes
           THEN \A i \in DOMAIN rule : Holds(s, self, rule[i])
           ELSE \E i \in DOMAIN rule : Holds(s, self, rule[i])

\* Whether nobody else may free or mark the object around a, one that can be written
IsLasting(s, self, a) ==
  IF s.owner[a \div 1000] = Tid[self] THEN TRUE ELSE a \div 1000 \in Lasting

\* Whether such a cell is a lock
IsLock(a) == Rules[a \div 1000][(a % 1000) + 1] \in {<<-1>>, <<-2>>}

\* Whether an access of a cell is as the rule has it
IsAsRuled(s, self, a, writes, blind) ==
  IF ~HasRules \/ self = "end"
  THEN TRUE
  ELSE IF s.owner[a \div 1000] = 0 /\ Rules[a \div 1000][(a % 1000) + 1] = <<0>>
  THEN TRUE
  ELSE IF s.owner[a \div 1000] = 0 /\ Rules[a \div 1000][(a % 1000) + 1] = <<-2>> /\ ~writes
  THEN TRUE
  ELSE IsProtected(s, self, a, writes, blind)

\* The same of lock and unlock
IsLockAsRuled(s, self, a) ==
  IF ~HasRules \/ self = "end"
  THEN TRUE
  ELSE IF s.owner[a \div 1000] # 0
  THEN s.owner[a \div 1000] = Tid[self]
  ELSE Rules[a \div 1000][(a % 1000) + 1] \in {<<0>>, <<-1>>, <<-2>>}

\* Objects that others can reach from now on, and what their cells lead to
RECURSIVE Published(_, _, _)
Published(owners, s, objects) ==
  IF objects = {}
  THEN owners
  ELSE LET o    == CHOOSE x \in objects : TRUE
           left == [owners EXCEPT ![o] = 0]
           more == {s.mem[o][i] \div 1000 : i \in DOMAIN s.mem[o]}
       IN  Published(left, s,
             (objects \ {o}) \cup {x \in more : x \in DOMAIN left /\ left[x] # 0})

\* The state once the pointer stands where others can read it
Publish(s, pointer) ==
  IF pointer < 1000 \/ ~HasRules
  THEN s
  ELSE IF pointer \div 1000 > Len(s.owner)
  THEN s
  ELSE IF s.owner[pointer \div 1000] = 0
  THEN s
  ELSE [s EXCEPT !.owner = Published(@, s, {pointer \div 1000})]

------------------------------------------------------------------------------
(* Faults: sets of <<kind, address>> *)

FatalKinds ==
  {"null-dereference", "wild-dereference", "write-to-const", "bound-objects", "invalid-free",
   "bound-depth", "bad-call", "stopped"}

IsFatal(faults) == IF faults = {} THEN FALSE ELSE \E f \in faults : f[1] \in FatalKinds

\* Whether the thread holds the lock that the path leads to; not if the path is broken
RECURSIVE OwnsGuard(_, _, _, _)
OwnsGuard(s, self, base, path) ==
  LET a == base + path[1]
  IN  IF Len(path) = 1
      THEN \E i \in DOMAIN s.held[self] : s.held[self][i][1] = a
      ELSE IF IsMutable(s, a) /\ ~IsFreed(s, a)
           THEN OwnsGuard(s, self, Cells(s, a), Tail(path))
           ELSE FALSE

\* Whether the thread holds every lock that guards the cell
IsGuarded(s, self, a) ==
  \A i \in DOMAIN Guards[a \div 1000] :
    LET guard == Guards[a \div 1000][i]
    IN  IF a % 1000 >= guard.from /\ a % 1000 < guard.to
        THEN OwnsGuard(s, self, ObjectOf(a), guard.path)
        ELSE TRUE

\* Every fault of an access to an object that can be written; the usual case, an access without
\* one, is decided first
MutableFaults(s, self, a, guarded) ==
  IF /\ s.life[a \div 1000] # "freed"
     /\ s.mark[a \div 1000] = 0
     /\ Guards[a \div 1000] = <<>>
  THEN {}
  ELSE (IF s.life[Obj(a)] = "freed" THEN {<<"use-after-free", a>>} ELSE {})
       \cup (IF s.mark[Obj(a)] \in {0, Tid[self]} THEN {} ELSE {<<"use-after-mark", a>>})
       \cup (IF guarded /\ s.life[Obj(a)] \in {"live", "static"} /\ ~IsGuarded(s, self, a)
             THEN {<<"unguarded-access", a>>}
             ELSE {})

\* The same of an access elsewhere
OtherFaults(a, writes) ==
  IF IsConst(a)
  THEN IF writes THEN {<<"write-to-const", a>>} ELSE {}
  ELSE IF a >= -4095 /\ a <= 255 THEN {<<"null-dereference", a>>} ELSE {<<"wild-dereference", a>>}

AccessFaults(s, self, a, writes, guarded) ==
  IF IsMutable(s, a) THEN MutableFaults(s, self, a, guarded) ELSE OtherFaults(a, writes)

\* The same, and whether the access is as the rules have it
Faults(s, self, a, writes, blind) ==
  IF ~IsMutable(s, a)
  THEN OtherFaults(a, writes)
  ELSE LET faults == MutableFaults(s, self, a, TRUE)
       IN  IF IsAsRuled(s, self, a, writes, blind)
           THEN faults
           ELSE faults \cup {<<"bound-discipline", a>>}

ReadFaults(s, self, a)  == Faults(s, self, a, FALSE, FALSE)
BlindFaults(s, self, a) == Faults(s, self, a, FALSE, TRUE)
WriteFaults(s, self, a) == Faults(s, self, a, TRUE, FALSE)

\* Of the end of an object that the rules take for one that lasts
LastingFaults(s, a) ==
  IF Obj(a) \in Lasting /\ s.owner[Obj(a)] = 0
  THEN {<<"bound-discipline", ObjectOf(a)>>}
  ELSE {}

\* Of a lock's owner cell
OwnerFaults(s, self, a) ==
  IF ~IsMutable(s, a)
  THEN OtherFaults(a, TRUE)
  ELSE LET faults == MutableFaults(s, self, a, FALSE)
       IN  IF IsLockAsRuled(s, self, a) THEN faults ELSE faults \cup {<<"bound-discipline", a>>}

\* Of two parts of a block, one after the other
Then(first, second) == IF IsFatal(first) THEN first ELSE first \cup second

\* BUG_ON(), WARN_ON() and what the model's own headers check
FailFaults(kind, a) == {<<kind, a>>}
AssertFaults(condition) == IF condition # 0 THEN {} ELSE {<<"assertion", 0>>}

\* BUG()
StopFaults == {<<"stopped", 0>>}

------------------------------------------------------------------------------
(* Errors *)

\* Where a thread's callers stand, innermost first
Via(s, self) == [i \in DOMAIN s.stack[self] |-> s.stack[self][i].pc]

\* An order of locks is evidence, wherever it shows up
Errors(s, self, faults) ==
  {IF f[1] = "order" THEN <<f[1], "", "", f[2], f[3]>>
   ELSE <<f[1], self, s.pc[self], f[2], Via(s, self)>> : f \in faults}

\* The state after a step with these faults, from s to next
Checked(s, self, faults, next) ==
  IF faults = {}
  THEN next
  ELSE IF IsFatal(faults)
  THEN [s EXCEPT !.errors = @ \cup Errors(s, self, faults), !.dead = TRUE]
  ELSE [next EXCEPT !.errors = @ \cup Errors(s, self, faults)]

------------------------------------------------------------------------------
(* Transfer of control *)

\* To a block of the same function
Goto(s, self, next, l) == [s EXCEPT !.pc[self] = next, !.loc[self] = l]

MaxDepth == 24

\* Of every call
CallFaults(s, self) == IF Len(s.stack[self]) >= MaxDepth THEN {<<"bound-depth", 0>>} ELSE {}

\* Of a call through a pointer
PointerFaults(function, candidates) ==
  IF function \in candidates THEN {} ELSE {<<"bad-call", function>>}

\* The frame that a call leaves behind: where to go on, where the result goes, the variables
Frame(next, dst, l) == [pc |-> next, dst |-> dst, loc |-> l]

\* callee(...)
Call(s, self, entry, l, frame) ==
  [s EXCEPT !.pc[self] = entry, !.loc[self] = l, !.stack[self] = <<frame>> \o @]

\* return value; the end of the thread if nobody called
Return(s, self, value) ==
  IF s.stack[self] = <<>>
  THEN [s EXCEPT !.pc[self] = IF self = "rcu" THEN "Idle" ELSE "Done", !.loc[self] = <<>>]
  ELSE LET frame == s.stack[self][1]
       IN  [s EXCEPT
              !.pc[self] = frame.pc,
              !.loc[self] = IF frame.dst = "" THEN frame.loc
                            ELSE IF <<frame.pc, frame.dst>> \in DeadResults THEN frame.loc
                            ELSE [frame.loc EXCEPT ![frame.dst] = value],
              !.stack[self] = Tail(@)]

\* Of a return, with the locks and the nesting that the thread has then
ExitFaults(s, self, locks, depth) ==
  IF s.stack[self] # <<>>
  THEN {}
  ELSE (IF locks = <<>> THEN {} ELSE {<<"lock-held-at-exit", locks[1][1]>>})
       \cup (IF depth = 0 THEN {} ELSE {<<"reader-held-at-exit", 0>>})

\* FINALLY: once everything else is over
MayEnd ==
  /\ pc["end"] = "Idle"
  /\ \A t \in Scenario : pc[t] = "Done"
  /\ pc["rcu"] = "Idle"
  /\ queue = {}

------------------------------------------------------------------------------
(* Plain and marked accesses. Each is one atomic step; a load changes nothing *)

\* *a = value, WRITE_ONCE(), smp_store_release(), rcu_assign_pointer()
Store(s, a, value) ==
  LET after == [s EXCEPT !.mem[a \div 1000][(a % 1000) + 1] = value]
  IN  IF s.owner[a \div 1000] = 0 THEN Publish(after, value) ELSE after

MarkFaults(s, a) ==
  IF IsMutable(s, a)
  THEN LastingFaults(s, a) \cup (IF s.mark[Obj(a)] # 0 THEN {<<"double-mark", a>>} ELSE {})
  ELSE OtherFaults(a, TRUE)

\* Gives an object up: from here on it may be touched by this thread only
Mark(s, self, a) == [s EXCEPT !.mark[a \div 1000] = Tid[self]]

------------------------------------------------------------------------------
(* Overlaps that are evidence: a run reached them *)

\* Whether the thread runs, or has been called by, one of the blocks
IsInside(s, t, labels) ==
  IF s.pc[t] \in labels
  THEN TRUE
  ELSE \E i \in DOMAIN s.stack[t] : s.stack[t][i].pc \in labels

\* Thread self enters a function: notes each <<goal, labels>> of which another thread is inside
Noting(s, self, goals, next) ==
  LET found == {g \in goals : \E t \in Threads \ {self} : IsInside(s, t, g[2])}
  IN  IF found = {}
      THEN next
      ELSE [next EXCEPT !.errors = @ \cup {<<"reached", "", g[1], 0, <<>>>> : g \in found}]
===============================================================================
