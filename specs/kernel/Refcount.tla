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
CountFaults(self, a, kind, bad) ==
  LET faults == WriteFaults(self, a)
  IN  IF IsFatal(faults) THEN faults ELSE IF bad THEN faults \cup {<<kind, a>>} ELSE faults

RefIncFaults(self, a) == CountFaults(self, a, "refcount-from-zero", Cells(a) = 0)

\* void refcount_inc(refcount_t *r);
RefInc(a) == Store(a, Cells(a) + 1)

RefIncNotZeroFaults(self, a) == WriteFaults(self, a)

\* bool refcount_inc_not_zero(refcount_t *r);
RefIncNotZero(a) == IF Cells(a) = 0 THEN Unchanged ELSE Store(a, Cells(a) + 1)

RefIncNotZeroResult(a) == CBool(Cells(a) # 0)

RefDecAndTestFaults(self, a) == CountFaults(self, a, "refcount-underflow", Cells(a) <= 0)

\* bool refcount_dec_and_test(refcount_t *r);
RefDecAndTest(a) == IF Cells(a) <= 0 THEN Unchanged ELSE Store(a, Cells(a) - 1)

RefDecAndTestResult(a) == CBool(Cells(a) = 1)
===============================================================================
