package org.epcheck.translator.sema;

import org.epcheck.translator.diagnostic.Diagnostic;
import org.epcheck.translator.source.Span;
import org.epcheck.translator.type.CType;
import org.epcheck.translator.typed.TypedUnit;

/** What an ordinary identifier stands for. */
sealed interface Symbol {
  Span span();

  /** A parameter or automatic variable. */
  record Automatic(Span span, TypedUnit.Local local) implements Symbol {}

  /** An object with static storage, under its name in the unit. */
  record Static(Span span, String name) implements Symbol {}

  record Function(Span span, String name) implements Symbol {}

  record Typedef(Span span, QualifiedType type) implements Symbol {}

  /** A declaration that could not be understood; an error only for who uses it. */
  record Broken(Span span, Diagnostic why) implements Symbol {}

  record EnumConstant(Span span, CType.Int type, long value) implements Symbol {}
}
