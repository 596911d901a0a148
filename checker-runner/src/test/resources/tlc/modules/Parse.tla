---- MODULE Parse ----
VARIABLE x
Init == x = 
Next == x + y
====
