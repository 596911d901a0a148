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
AtomicAdd(s, a, operand) == Store(s, a, Cells(s, a) + operand)

\* int atomic_xchg(atomic_t *v, int operand);
AtomicSet(s, a, operand) == Store(s, a, operand)

\* int atomic_fetch_and(int operand, atomic_t *v);
AtomicAnd(s, a, operand) == Store(s, a, BitAnd(Cells(s, a), operand))

\* int atomic_fetch_or(int operand, atomic_t *v);
AtomicOr(s, a, operand) == Store(s, a, BitOr(Cells(s, a), operand))

\* int atomic_fetch_xor(int operand, atomic_t *v);
AtomicXor(s, a, operand) == Store(s, a, BitXor(Cells(s, a), operand))

\* int atomic_cmpxchg(atomic_t *v, int expected, int desired);
AtomicCompareAndSet(s, a, expected, desired) ==
  IF Cells(s, a) = expected THEN Store(s, a, desired) ELSE s

\* int atomic_fetch_add_unless(atomic_t *v, int operand, int unless);
AtomicAddUnless(s, a, operand, unless) ==
  IF Cells(s, a) = unless THEN s ELSE Store(s, a, Cells(s, a) + operand)

\* Waits until the cell is not 0
IsAwaiting(s, a) == IF IsCell(s, a) THEN ~IsFreed(s, a) /\ Cells(s, a) = 0 ELSE FALSE
===============================================================================
