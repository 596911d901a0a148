package org.epcheck.translator.ir;

import org.epcheck.translator.type.CType;

/**
 * A thread-local variable of one function: a C variable that needs no memory, or a temporary.
 *
 * @param name unique in its function and a TLA+ identifier; the C name where there is one
 * @param type scalar; {@code void *} and integers share one representation (docs/semantics.md)
 */
public record Var(String name, CType type) {
  @Override
  public String toString() {
    return name;
  }
}
