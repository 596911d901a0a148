---- MODULE Errors ----
\* Two error values; the second is reached in three states.
EXTENDS Integers, Sequences
VARIABLES x, r, err
vars == <<x, r, err>>
Init == x = 0 /\ r = [a |-> <<1, 2>>, b |-> {"s", "t"}] /\ err = <<>>
Count == x < 5 /\ x' = x + 1 /\ UNCHANGED <<r, err>>
First == x = 2 /\ err' = <<"assertion", "A", "f_2", 0, <<>>>> /\ UNCHANGED <<x, r>>
Second == x >= 3 /\ err' = <<"use-after-free", "B", "g_3", 2001, <<"h_1">>>> /\ UNCHANGED <<x, r>>
Next == err = <<>> /\ (Count \/ First \/ Second)
NoError == err = <<>>
View == IF err = <<>> THEN vars ELSE <<err>>
====
