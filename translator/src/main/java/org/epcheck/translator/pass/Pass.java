package org.epcheck.translator.pass;

import java.util.Set;
import org.epcheck.translator.diagnostic.Outcome;
import org.epcheck.translator.ir.Program;

/** One transformation of a program. */
public interface Pass {
  /** What holds of a program between passes. */
  enum Property {
    /** Functions declared inline are gone where they are called. */
    INLINED,
    /** A block holds at most one visible instruction, and that first. */
    CUT,
    /** Continuations are known; no atomic markers. */
    SCHEDULED,
    /** {@code Block.live} is right. */
    LIVE,
    /** Labels and variables have their final names. */
    NAMED
  }

  /** The name in dumps. */
  default String name() {
    return getClass().getSimpleName();
  }

  /** What must hold before. */
  Set<Property> requires();

  /** What holds afterwards that did not before. */
  default Set<Property> establishes() {
    return Set.of();
  }

  /** What must not hold yet, because the pass would break it. */
  default Set<Property> breaks() {
    return Set.of(Property.LIVE, Property.NAMED);
  }

  /** The transformed program, or what is wrong with it. */
  Outcome<Program> run(Program program);
}
