---- MODULE Silent ----
\* EXCEPT outside the domain: nothing happens, TLC only warns.
EXTENDS Integers
VARIABLE x
Init == x = [a |-> 0]
Next == x' = [x EXCEPT !.b = 1]
====
