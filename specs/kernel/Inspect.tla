-------------------------------- MODULE Inspect --------------------------------
(*****************************************************************************)
(* What a property of one's own can ask about a state: objects by type,      *)
(* fields by their C path, locks, readers, functions. docs/extending.md has  *)
(* examples. A property's file extends module Epcheck, which is generated    *)
(* for each model and extends this one.                                      *)
(*                                                                           *)
(* An object is a number; 0 is none. A path is as in C: "mtx", "ffd.file",   *)
(* "slot[1]", and "" for the whole of an object that is no structure. A path *)
(* of a structure means its first cell. Threads are named as in the          *)
(* scenario: "A", and "rcu" for RCU callbacks.                               *)
(* Variables of functions that live in no memory cannot be asked for.        *)
(*****************************************************************************)
EXTENDS KernelState, TLC

CONSTANTS
  ObjectTypes,  \* object -> struct tag, or the text of another type
  TypeFields,   \* type -> path -> offset
  Statics       \* C name -> object

------------------------------------------------------------------------------
(* Objects *)

\* All objects of a struct by its tag that have been born, freed ones too
Objects(type) == {o \in DOMAIN ObjectTypes : ObjectTypes[o] = type /\ life[o] # "unborn"}

\* A static object, or 0 if the model has none of that name
Static(name) == IF name \in DOMAIN Statics THEN Statics[name] ELSE 0

\* Born, not queued for RCU, not freed
Live(o) == life[o] \in {"static", "live"}

\* Queued by call_rcu(), not freed yet
Retired(o) == life[o] = "retired"
Freed(o)   == life[o] = "freed"

\* Allocated, and not freed yet
Allocated(o) == life[o] \in {"static", "live", "retired"}

------------------------------------------------------------------------------
(* Fields *)

HasField(o, path) == path \in DOMAIN TypeFields[ObjectTypes[o]]

\* The address of a field
AddressOf(o, path) ==
  IF HasField(o, path)
  THEN 1000 * o + TypeFields[ObjectTypes[o]][path]
  ELSE Assert(FALSE, <<"no such field", path, ObjectTypes[o]>>)

\* The value of a field: a number, or an address; of a freed object the last one it had
Field(o, path) == LET a == AddressOf(o, path) IN mem[a \div 1000][(a % 1000) + 1]

\* The value of a static variable that is no structure
Global(name) == Field(Static(name), "")

\* The object that a pointer points into, or 0
ObjectAt(address) ==
  IF address < 1000 \/ address \div 1000 > Len(mem) THEN 0 ELSE address \div 1000
Target(o, path)   == ObjectAt(Field(o, path))

\* Whether a list head (or an entry of a list) is linked to nothing but itself
ListEmpty(o, path) == Field(o, path) = AddressOf(o, path)

------------------------------------------------------------------------------
(* Threads *)

\* Whether the thread holds the lock at that path, for example "mtx"
Owns(t, o, path) == \E i \in DOMAIN held[t] : held[t][i][1] = AddressOf(o, path)

\* Whether any thread does
Held(o, path) == \E t \in Threads : Owns(t, o, path)

HoldsNothing(t) == held[t] = <<>>

\* Whether the thread is in an RCU read-side section
Reading(t) == nest[t] > 0

Ended(t) == pc[t] = "Done"

\* All threads have ended, and no RCU callback runs or waits
AllOver == (\A t \in Scenario : Ended(t)) /\ pc["rcu"] = "Idle" /\ queue = {}
===============================================================================
