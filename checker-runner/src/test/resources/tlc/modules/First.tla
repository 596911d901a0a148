---- MODULE First ----
\* The initial state is wrong already.
VARIABLE err
Init == err = <<"assertion", "A", "f_2", 0, <<>>>>
Next == UNCHANGED err
NoError == err = <<>>
====
