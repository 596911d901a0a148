-------------------------------- MODULE Refcount --------------------------------
(*****************************************************************************)
(* refcount_t.                                                               *)
(*                                                                           *)
(* Modelled: a counter with the kernel's warnings: a get from zero           *)
(* resurrects an object that somebody is freeing, a put below zero frees it  *)
(* twice. As in the kernel, the warning does not stop the thread.            *)
(* Abstracted away: saturation, memory ordering.                             *)
(* Context: any; each operation is one atomic step.                          *)
(*                                                                           *)
(* References: include/linux/refcount.h and lib/refcount.c of Linux 4.14.    *)
(*****************************************************************************)
EXTENDS KernelState

\* Faults of a counter's access, and one more if its value is bad
CountFaults(s, self, a, kind, bad) ==
  LET faults == WriteFaults(s, self, a)
  IN  IF IsFatal(faults) THEN faults ELSE IF bad THEN faults \cup {<<kind, a>>} ELSE faults

RefIncFaults(s, self, a) == CountFaults(s, self, a, "refcount-from-zero", Cells(s, a) = 0)

\* void refcount_inc(refcount_t *r);
RefInc(s, a) == Store(s, a, Cells(s, a) + 1)

RefIncNotZeroFaults(s, self, a) == WriteFaults(s, self, a)

\* bool refcount_inc_not_zero(refcount_t *r);
RefIncNotZero(s, a) == IF Cells(s, a) = 0 THEN s ELSE Store(s, a, Cells(s, a) + 1)

RefIncNotZeroResult(s, a) == CBool(Cells(s, a) # 0)

RefDecAndTestFaults(s, self, a) == CountFaults(s, self, a, "refcount-underflow", Cells(s, a) <= 0)

\* bool refcount_dec_and_test(refcount_t *r);
RefDecAndTest(s, a) == IF Cells(s, a) <= 0 THEN s ELSE Store(s, a, Cells(s, a) - 1)

RefDecAndTestResult(s, a) == CBool(Cells(s, a) = 1)
===============================================================================
