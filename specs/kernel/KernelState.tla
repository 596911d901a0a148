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
(* An action of a thread is written                                          *)
(*                                                                           *)
(*   /\ pc[self] = "label" /\ MayRun(self)                                   *)
(*   /\ \/ instruction(self, ...) /\ transfer(self, ...)                     *)
(*      \/ Report(self, faults)                                              *)
(*                                                                           *)
(* An instruction gives the next value of every variable in `kernel', a      *)
(* transfer that of every variable in `control', and each is one atomic      *)
(* step. Reference: docs/semantics.md, of which this is one of the two       *)
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
  Continuations,  \* labels of blocks before which no other thread runs
  DeadResults     \* <<label, variable>>: where a call returns to, and its result is not wanted

VARIABLES
  pc,      \* thread -> label of its next block, or "Done", or "Idle"
  loc,     \* thread -> the variables of the function that it runs
  stack,   \* thread -> its callers, innermost first: sequence of [pc, dst, loc]
  mem,     \* object -> sequence of cells; <<>> while it is unborn
  life,    \* object -> "static", "unborn", "live", "retired" or "freed"
  mark,    \* object -> number of the thread that gave it up, or 0
  held,    \* thread -> locks it holds, oldest first: sequence of <<address, mode, subclass>>
  nest,    \* thread -> depth of RCU read-side nesting
  queue,   \* deferred callbacks: set of [head, fn, wait]
  sync,    \* thread -> the threads whose readers its synchronize_rcu() still waits for
  run,     \* the thread that must go on, or "any", or "stop" after an error
  err      \* <<>>, or <<kind, thread, label, address, via>>

control == <<pc, loc, stack>>
kernel  == <<mem, life, mark, held, nest, queue, sync>>
vars    == <<pc, loc, stack, mem, life, mark, held, nest, queue, sync, run, err>>

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
IsMutable(a) ==
  /\ a >= 1000
  /\ a \div 1000 <= Len(mem)
  /\ a % 1000 < Len(mem[a \div 1000])

IsCell(a) == IF IsMutable(a) THEN TRUE ELSE IsConst(a)

IsFreed(a) == IF IsMutable(a) THEN life[a \div 1000] = "freed" ELSE FALSE

\* The value of a cell
Cells(a) ==
  IF a < 501000
  THEN mem[a \div 1000][(a % 1000) + 1]
  ELSE Readonly[(a \div 1000) - 500][(a % 1000) + 1]

\* The memory with one cell changed
Stored(a, value) == [mem EXCEPT ![a \div 1000][(a % 1000) + 1] = value]

------------------------------------------------------------------------------
(* Faults: sets of <<kind, address>> *)

FatalKinds ==
  {"null-dereference", "wild-dereference", "write-to-const", "bound-objects", "invalid-free",
   "bound-depth", "bad-call", "stopped"}

IsFatal(faults) == IF faults = {} THEN FALSE ELSE \E f \in faults : f[1] \in FatalKinds

\* Whether the machine goes on after these faults
Survives(faults) == IF faults = {} THEN TRUE ELSE \A f \in faults : f[1] \notin FatalKinds

\* Whether the thread holds the lock that the path leads to; not if the path is broken
RECURSIVE OwnsGuard(_, _, _)
OwnsGuard(self, base, path) ==
  LET a == base + path[1]
  IN  IF Len(path) = 1
      THEN \E i \in DOMAIN held[self] : held[self][i][1] = a
      ELSE IF IsMutable(a) /\ ~IsFreed(a) THEN OwnsGuard(self, Cells(a), Tail(path)) ELSE FALSE

\* Whether the thread holds every lock that guards the cell
IsGuarded(self, a) ==
  \A i \in DOMAIN Guards[a \div 1000] :
    LET guard == Guards[a \div 1000][i]
    IN  IF a % 1000 >= guard.from /\ a % 1000 < guard.to
        THEN OwnsGuard(self, ObjectOf(a), guard.path)
        ELSE TRUE

\* Every fault of an access; the usual case, an access without one, is decided first
Faults(self, a, writes, guarded) ==
  IF /\ a >= 1000
     /\ a \div 1000 <= Len(mem)
     /\ a % 1000 < Len(mem[a \div 1000])
     /\ life[a \div 1000] # "freed"
     /\ mark[a \div 1000] = 0
     /\ Guards[a \div 1000] = <<>>
  THEN {}
  ELSE IF IsMutable(a)
  THEN (IF life[Obj(a)] = "freed" THEN {<<"use-after-free", a>>} ELSE {})
       \cup (IF mark[Obj(a)] \in {0, Tid[self]} THEN {} ELSE {<<"use-after-mark", a>>})
       \cup (IF guarded /\ life[Obj(a)] \in {"live", "static"} /\ ~IsGuarded(self, a)
             THEN {<<"unguarded-access", a>>}
             ELSE {})
  ELSE IF IsConst(a)
  THEN IF writes THEN {<<"write-to-const", a>>} ELSE {}
  ELSE IF a >= -4095 /\ a <= 255 THEN {<<"null-dereference", a>>} ELSE {<<"wild-dereference", a>>}

ReadFaults(self, a)  == Faults(self, a, FALSE, TRUE)
WriteFaults(self, a) == Faults(self, a, TRUE, TRUE)
OwnerFaults(self, a) == Faults(self, a, TRUE, FALSE)

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
Via(self) == [i \in DOMAIN stack[self] |-> stack[self][i].pc]

Halt(error) ==
  /\ err' = error
  /\ run' = "stop"
  /\ UNCHANGED <<pc, loc, stack, mem, life, mark, held, nest, queue, sync>>

\* One error state for each fault, from the state before the block; nothing is explored below it
Report(self, faults) ==
  \E f \in faults :
    Halt(IF f[1] = "order" THEN <<f[1], "", "", f[2], f[3]>>
         ELSE <<f[1], self, pc[self], f[2], Via(self)>>)

------------------------------------------------------------------------------
(* Transfer of control *)

MayRun(self) == run \in {"any", self}

\* To a block of the same function, before which any thread may run
Goto(self, next, l) ==
  /\ pc' = [pc EXCEPT ![self] = next]
  /\ loc' = [loc EXCEPT ![self] = l]
  /\ run' = "any"
  /\ UNCHANGED <<stack, err>>

\* To a block of the same function, before which no other thread runs
Continue(self, next, l) ==
  /\ pc' = [pc EXCEPT ![self] = next]
  /\ loc' = [loc EXCEPT ![self] = l]
  /\ run' = self
  /\ UNCHANGED <<stack, err>>

MaxDepth == 24

\* Of every call
CallFaults(self) == IF Len(stack[self]) >= MaxDepth THEN {<<"bound-depth", 0>>} ELSE {}

\* Of a call through a pointer
PointerFaults(function, candidates) ==
  IF function \in candidates THEN {} ELSE {<<"bad-call", function>>}

\* The frame that a call leaves behind: where to go on, where the result goes, the variables
Frame(next, dst, l) == [pc |-> next, dst |-> dst, loc |-> l]

\* callee(...)
Call(self, entry, l, frame) ==
  /\ pc' = [pc EXCEPT ![self] = entry]
  /\ loc' = [loc EXCEPT ![self] = l]
  /\ stack' = [stack EXCEPT ![self] = <<frame>> \o @]
  /\ run' = IF entry \in Continuations THEN self ELSE "any"
  /\ UNCHANGED err

\* return value; the end of the thread if nobody called
Return(self, value) ==
  /\ IF stack[self] = <<>>
     THEN /\ pc' = [pc EXCEPT ![self] = IF self = "rcu" THEN "Idle" ELSE "Done"]
          /\ loc' = [loc EXCEPT ![self] = <<>>]
          /\ run' = "any"
          /\ UNCHANGED stack
     ELSE LET frame == stack[self][1]
          IN  /\ pc' = [pc EXCEPT ![self] = frame.pc]
              /\ loc' = [loc EXCEPT ![self] =
                           IF frame.dst = "" THEN frame.loc
                           ELSE IF <<frame.pc, frame.dst>> \in DeadResults THEN frame.loc
                           ELSE [frame.loc EXCEPT ![frame.dst] = value]]
              /\ stack' = [stack EXCEPT ![self] = Tail(@)]
              /\ run' = IF frame.pc \in Continuations THEN self ELSE "any"
  /\ UNCHANGED err

\* Of a return, with the locks and the nesting that the thread has then
ExitFaults(self, locks, depth) ==
  IF stack[self] # <<>>
  THEN {}
  ELSE (IF locks = <<>> THEN {} ELSE {<<"lock-held-at-exit", locks[1][1]>>})
       \cup (IF depth = 0 THEN {} ELSE {<<"reader-held-at-exit", 0>>})

\* FINALLY: once everything else is over
StartEnd(entry, l) ==
  /\ pc["end"] = "Idle"
  /\ run = "any"
  /\ \A t \in Scenario : pc[t] = "Done"
  /\ pc["rcu"] = "Idle"
  /\ queue = {}
  /\ pc' = [pc EXCEPT !["end"] = entry]
  /\ loc' = [loc EXCEPT !["end"] = l]
  /\ run' = IF entry \in Continuations THEN "end" ELSE "any"
  /\ UNCHANGED <<stack, err, mem, life, mark, held, nest, queue, sync>>

------------------------------------------------------------------------------
(* Plain and marked accesses *)

\* *a = value, WRITE_ONCE(), smp_store_release(), rcu_assign_pointer(): one atomic step each
Store(a, value) ==
  /\ mem' = Stored(a, value)
  /\ UNCHANGED <<life, mark, held, nest, queue, sync>>

\* *a, READ_ONCE(), smp_load_acquire(), rcu_dereference(); also a step without effect on memory
Unchanged == UNCHANGED <<mem, life, mark, held, nest, queue, sync>>

MarkFaults(a) ==
  IF IsMutable(a)
  THEN {}
  ELSE IF IsConst(a)
  THEN {<<"write-to-const", a>>}
  ELSE IF a >= -4095 /\ a <= 255 THEN {<<"null-dereference", a>>} ELSE {<<"wild-dereference", a>>}

\* Gives an object up: from here on it may be touched by this thread only
Mark(self, a) ==
  /\ mark' = [mark EXCEPT ![a \div 1000] = Tid[self]]
  /\ UNCHANGED <<mem, life, held, nest, queue, sync>>

------------------------------------------------------------------------------
(* Overlaps that are evidence: a run reached them *)

\* Whether the thread runs, or has been called by, one of the blocks
IsInside(t, labels) ==
  IF pc[t] \in labels
  THEN TRUE
  ELSE \E i \in DOMAIN stack[t] : stack[t][i].pc \in labels

\* Thread self enters a function while another thread is inside of the one with these labels
Reached(self, goal, labels) ==
  /\ \E t \in Threads \ {self} : IsInside(t, labels)
  /\ Halt(<<"reached", "", goal, 0, <<>>>>)
===============================================================================
