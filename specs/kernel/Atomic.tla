--------------------------------- MODULE Atomic ---------------------------------
(*****************************************************************************)
(* atomic_t, atomic_long_t, xchg(), cmpxchg().                               *)
(*                                                                           *)
(* Modelled: read-modify-write operations in one step. Each has an operator  *)
(* for the value that it leaves in the cell; the result in C is the old      *)
(* value.                                                                    *)
(* Abstracted away: memory ordering (execution is sequentially consistent).  *)
(* Context: any.                                                             *)
(*                                                                           *)
(* References: Documentation/core-api/atomic_ops of Linux 4.14.              *)
(*****************************************************************************)
EXTENDS KernelState

\* int atomic_fetch_add(int operand, atomic_t *v);
AtomicAdd(a, operand) == Store(a, Cells(a) + operand)

\* int atomic_xchg(atomic_t *v, int operand);
AtomicSet(a, operand) == Store(a, operand)

\* int atomic_fetch_and(int operand, atomic_t *v);
AtomicAnd(a, operand) == Store(a, BitAnd(Cells(a), operand))

\* int atomic_fetch_or(int operand, atomic_t *v);
AtomicOr(a, operand) == Store(a, BitOr(Cells(a), operand))

\* int atomic_fetch_xor(int operand, atomic_t *v);
AtomicXor(a, operand) == Store(a, BitXor(Cells(a), operand))

\* int atomic_cmpxchg(atomic_t *v, int expected, int desired);
AtomicCompareAndSet(a, expected, desired) ==
  IF Cells(a) = expected THEN Store(a, desired) ELSE Unchanged

\* int atomic_fetch_add_unless(atomic_t *v, int operand, int unless);
AtomicAddUnless(a, operand, unless) ==
  IF Cells(a) = unless THEN Unchanged ELSE Store(a, Cells(a) + operand)

\* Waits until the cell is not 0
IsAwaiting(a) == IF IsCell(a) THEN ~IsFreed(a) /\ Cells(a) = 0 ELSE FALSE
===============================================================================
