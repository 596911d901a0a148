--------------------------------- MODULE Bits ---------------------------------
(*****************************************************************************)
(* Arithmetic of C on 32-bit integers in two's complement.                   *)
(*                                                                           *)
(* Modelled: and, or, xor, complement, shifts, division towards zero,        *)
(* comparison of unsigned values, reduction to narrower types.               *)
(* Not here: addition, subtraction and product are those of TLA+; TLC stops  *)
(* with an error when one leaves the range, so that no wrong value is used.  *)
(* No operator has an intermediate value outside of the range.               *)
(*                                                                           *)
(* References: ISO C11 6.5; docs/semantics.md, section 1.                    *)
(*****************************************************************************)
EXTENDS Integers

MinInt == -2147483647 - 1

\* ~x
BitNot(x) == -1 - x

\* x & y for x, y >= 0
RECURSIVE AndNatural(_, _)
AndNatural(x, y) ==
  IF x = 0 \/ y = 0
  THEN 0
  ELSE 2 * AndNatural(x \div 2, y \div 2) + (IF x % 2 = 1 /\ y % 2 = 1 THEN 1 ELSE 0)

\* x & y: for a negative side by complement, y & x = y - (y & ~x)
BitAnd(x, y) ==
  IF x >= 0
  THEN IF y >= 0 THEN AndNatural(x, y) ELSE x - AndNatural(x, BitNot(y))
  ELSE IF y >= 0
       THEN y - AndNatural(y, BitNot(x))
       ELSE \* ~(~x | ~y)
            LET p == BitNot(x)
                q == BitNot(y)
            IN  BitNot(p - AndNatural(p, q) + q)

\* x | y
BitOr(x, y) == BitNot(BitAnd(BitNot(x), BitNot(y)))

\* x ^ y: the bits of either without those of both
BitXor(x, y) == BitAnd(BitOr(x, y), BitNot(BitAnd(x, y)))

\* x << n for 0 <= n <= 31, where no bit is lost: else the product leaves the range and TLC stops
ShiftLeft(x, n) ==
  IF n = 0
  THEN x
  ELSE IF n = 31
  THEN IF x = 0 THEN 0 ELSE IF x = 1 \/ x = -1 THEN MinInt ELSE x * 1073741824 * 2
  ELSE IF x < 2 ^ (31 - n)
  THEN x * (2 ^ n)
  ELSE IF x - 2 ^ (31 - n) < 2 ^ (31 - n)
  THEN ((x - 2 ^ (31 - n)) - 2 ^ (31 - n)) * (2 ^ n)
  ELSE x * (2 ^ n)

\* x >> n, arithmetic, for 0 <= n <= 31
ShiftRight(x, n) == IF n = 31 THEN (IF x < 0 THEN -1 ELSE 0) ELSE x \div (2 ^ n)

\* x / y for y > 0, towards zero
CDivPositive(x, y) == IF x < 0 /\ x % y # 0 THEN (x \div y) + 1 ELSE x \div y

\* x / y, towards zero
CDiv(x, y) ==
  IF y = MinInt
  THEN IF x = MinInt THEN 1 ELSE 0
  ELSE IF y < 0 THEN -CDivPositive(x, -y) ELSE CDivPositive(x, y)

\* x % y, with the sign of x
CRem(x, y) == x - y * CDiv(x, y)

\* x < y of unsigned values, whose upper half is represented by the negative numbers
UnsignedLess(x, y) == IF (x < 0) = (y < 0) THEN x < y ELSE y < 0

\* (uN) x and (sN) x, for 1 <= bits <= 30; 31 bits are cut by BitAnd
NarrowUnsigned(x, bits) == IF bits = 31 THEN BitAnd(x, 2147483647) ELSE x % (2 ^ bits)

NarrowSigned(x, bits) ==
  LET low == NarrowUnsigned(x, bits)
  IN  IF low >= 2 ^ (bits - 1) THEN (low - 2 ^ (bits - 1)) - 2 ^ (bits - 1) ELSE low

\* The value of a C comparison or negation
CBool(p) == IF p THEN 1 ELSE 0
===============================================================================
