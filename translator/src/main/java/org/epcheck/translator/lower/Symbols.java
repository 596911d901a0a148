package org.epcheck.translator.lower;

import org.epcheck.translator.source.Span;
import org.epcheck.translator.type.CType;
import org.epcheck.translator.type.StructDef;

/**
 * What lowering asks the linker: the names of things outside of the function. Asking for a name
 * makes the thing reachable.
 */
public interface Symbols {
  /** The linked name of the function that {@code name} means in this unit, for a direct call. */
  String function(String name, Span use);

  /** The same for a function whose address is taken. */
  String functionAddress(String name, Span use);

  /** The linked name of a static object. */
  String global(String name, Span use);

  /** The name of the constant object of a string literal. */
  String string(String text, Span use);

  /** The program's one definition of a structure. */
  StructDef struct(StructDef def, Span use);

  /** The type with the program's structures in it. */
  CType type(CType type, Span use);
}
