---- MODULE Evaluation ----
EXTENDS Integers, Sequences
VARIABLE x, err
Init == x = <<1>> /\ err = <<>>
Next == UNCHANGED err /\ x' = IF x[1] = 3 THEN x[7] ELSE <<x[1] + 1>>
NoError == err = <<>>
====
