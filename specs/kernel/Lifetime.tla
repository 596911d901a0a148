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
RECURSIVE FirstUnborn(_)
FirstUnborn(objects) ==
  IF objects = <<>>
  THEN 0
  ELSE IF life[Head(objects)] = "unborn" THEN Head(objects) ELSE FirstUnborn(Tail(objects))

\* The address that an allocation returns; -1 if the scenario has no more objects of the type
Fresh(objects) == IF FirstUnborn(objects) = 0 THEN -1 ELSE 1000 * FirstUnborn(objects)

AllocFaults(new) == IF new < 0 THEN {<<"bound-objects", 0>>} ELSE {}

\* void *kmalloc(size_t size, gfp_t flags);            one step
\* new: the result, 0 if the allocation fails; cells: what the memory contains
Allocate(new, cells) ==
  IF new = 0
  THEN Unchanged
  ELSE /\ life' = [life EXCEPT ![Obj(new)] = "live"]
       /\ mem' = [mem EXCEPT ![Obj(new)] = cells]
       /\ UNCHANGED <<mark, held, nest, queue, sync>>

\* The locks inside of the object that some thread holds
HeldLocks(object) ==
  UNION {{held[t][i][1] : i \in {j \in DOMAIN held[t] : held[t][j][1] \div 1000 = object}} : t \in Threads}

\* The start of an object that was allocated, not a static one
IsAllocated(a) == IF IsMutable(a) THEN a % 1000 = 0 /\ life[a \div 1000] # "static" ELSE FALSE

FreeFaults(a) ==
  IF a = 0
  THEN {}
  ELSE IF ~IsAllocated(a) \/ Obj(a) \in StackObjects
  THEN {<<"invalid-free", a>>}
  ELSE IF life[Obj(a)] = "freed"
  THEN {<<"double-free", a>>}
  ELSE {<<"free-held-lock", lock>> : lock \in HeldLocks(Obj(a))}

\* void kfree(const void *p);                          one step
Free(a) ==
  IF a = 0
  THEN Unchanged
  ELSE /\ life' = [life EXCEPT ![Obj(a)] = "freed"]
       /\ UNCHANGED <<mem, mark, held, nest, queue, sync>>

EndFaults(a) ==
  IF IsAllocated(a) /\ Obj(a) \in StackObjects THEN {} ELSE {<<"invalid-free", a>>}

\* The end of a variable's scope                      one step
EndOfScope(a) ==
  /\ life' = [life EXCEPT ![Obj(a)] = "freed"]
  /\ UNCHANGED <<mem, mark, held, nest, queue, sync>>

------------------------------------------------------------------------------
(* Leaks *)

\* The objects that a value points into
Pointee(value) ==
  IF IsMutable(value) /\ ~IsFreed(value) THEN {value \div 1000} ELSE {}

PointedFrom(cells) == UNION {Pointee(cells[i]) : i \in DOMAIN cells}

RECURSIVE Closure(_)
Closure(objects) ==
  LET more == objects \cup UNION {PointedFrom(mem[n]) : n \in objects}
  IN  IF more = objects THEN objects ELSE Closure(more)

Roots ==
  {n \in DOMAIN life : life[n] = "static"}
  \cup UNION {PointedFrom(Readonly[n]) : n \in DOMAIN Readonly}

\* How many heap objects nobody can find any more
Leaks ==
  LET found == Closure(Roots)
  IN  Cardinality({n \in DOMAIN life :
                     life[n] \in {"live", "retired"} /\ n \notin found /\ n \notin StackObjects})
===============================================================================
