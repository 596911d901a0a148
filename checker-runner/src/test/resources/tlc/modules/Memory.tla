---- MODULE Memory ----
EXTENDS Integers, Sequences
VARIABLE x
Init == x = <<>>
Next == x' = Append(x, SUBSET (1..20))
====
