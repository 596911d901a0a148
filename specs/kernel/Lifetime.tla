-------------------------------- MODULE Lifetime --------------------------------
(*****************************************************************************)
(* kmalloc(), kfree(), objects on the stack.                                 *)
(*                                                                           *)
(* Modelled: objects of fixed types that are born, retired (module Rcu) and  *)
(* freed, each at most once: what is freed keeps its last values and is      *)
(* never given out again, so that every use after free is seen as such.      *)
(* Failing allocations as a choice.                                          *)
(* Abstracted away: caches, sizes, addresses. A run that wants more objects  *)
(* than the scenario has is an error of its own kind, bound-objects: no      *)
(* verdict.                                                                  *)
(* Context: any.                                                             *)
(*                                                                           *)
(* References: include/linux/slab.h of Linux 4.14.                           *)
(*****************************************************************************)
EXTENDS KernelState

\* Of a sequence of object numbers, the first that is unborn, or 0
RECURSIVE FirstUnborn(_, _)
FirstUnborn(s, objects) ==
  IF objects = <<>>
  THEN 0
  ELSE IF s.life[Head(objects)] = "unborn" THEN Head(objects) ELSE FirstUnborn(s, Tail(objects))

\* The address that an allocation returns; -1 if the scenario has no more objects of the type
Fresh(s, objects) ==
  LET o == FirstUnborn(s, objects) IN IF o = 0 THEN -1 ELSE 1000 * o

\* The same of an allocation that may fail: it does in the second alternative
FreshOrNull(s, objects) == IF s.choice = 1 THEN 0 ELSE Fresh(s, objects)

AllocFaults(new) == IF new < 0 THEN {<<"bound-objects", 0>>} ELSE {}

\* void *kmalloc(size_t size, gfp_t flags);            one step
\* new: the result, 0 if the allocation fails; cells: what the memory contains
Allocate(s, self, new, cells) ==
  IF new = 0
  THEN s
  ELSE [s EXCEPT
          !.life[Obj(new)] = "live",
          !.mem[Obj(new)] = cells,
          !.owner[Obj(new)] = IF HasRules THEN Tid[self] ELSE 0]

\* The locks inside of the object that some thread holds
HeldLocks(s, object) ==
  UNION {{s.held[t][i][1] : i \in {j \in DOMAIN s.held[t] : s.held[t][j][1] \div 1000 = object}} :
         t \in Threads}

\* The start of an object that was allocated, not a static one
IsAllocated(s, a) ==
  IF IsMutable(s, a) THEN a % 1000 = 0 /\ s.life[a \div 1000] # "static" ELSE FALSE

FreeFaults(s, a) ==
  IF a = 0
  THEN {}
  ELSE IF ~IsAllocated(s, a) \/ Obj(a) \in StackObjects
  THEN {<<"invalid-free", a>>}
  ELSE IF s.life[Obj(a)] = "freed"
  THEN {<<"double-free", a>>}
  ELSE {<<"free-held-lock", lock>> : lock \in HeldLocks(s, Obj(a))} \cup LastingFaults(s, a)

\* void kfree(const void *p);                          one step
Free(s, a) == IF a = 0 THEN s ELSE [s EXCEPT !.life[Obj(a)] = "freed"]

EndFaults(s, a) ==
  IF IsAllocated(s, a) /\ Obj(a) \in StackObjects
  THEN LastingFaults(s, a)
  ELSE {<<"invalid-free", a>>}

\* The end of a variable's scope                      one step
EndOfScope(s, a) == [s EXCEPT !.life[Obj(a)] = "freed"]

------------------------------------------------------------------------------
(* Leaks *)

\* The objects that a value points into
Pointee(s, value) ==
  IF IsMutable(s, value) /\ ~IsFreed(s, value) THEN {value \div 1000} ELSE {}

PointedFrom(s, cells) == UNION {Pointee(s, cells[i]) : i \in DOMAIN cells}

RECURSIVE Closure(_, _)
Closure(s, objects) ==
  LET more == objects \cup UNION {PointedFrom(s, s.mem[n]) : n \in objects}
  IN  IF more = objects THEN objects ELSE Closure(s, more)

Roots(s) ==
  {n \in DOMAIN s.life : s.life[n] = "static"}
  \cup UNION {PointedFrom(s, Readonly[n]) : n \in DOMAIN Readonly}

\* How many heap objects nobody can find any more
Leaks(s) ==
  LET found == Closure(s, Roots(s))
  IN  Cardinality({n \in DOMAIN s.life :
                     /\ s.life[n] \in {"live", "retired"}
                     /\ n \notin found
                     /\ n \notin StackObjects})
===============================================================================
