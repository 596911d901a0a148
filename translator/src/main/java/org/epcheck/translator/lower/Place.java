package org.epcheck.translator.lower;

import java.util.List;
import org.epcheck.translator.ir.Pure;
import org.epcheck.translator.ir.Var;

/** Where an lvalue is. */
sealed interface Place {
  /** A scalar variable of the thread. */
  record InVar(Var var) implements Place {}

  /** Part of a structure whose cells are variables, because nobody takes its address. */
  record InCells(List<Var> cells, int offset) implements Place {}

  /** Memory. */
  record InMemory(Pure address) implements Place {}

  /** Part of a structure value that is in no object, as in {@code f().member}. */
  record InValues(List<Pure> values, int offset) implements Place {}
}
