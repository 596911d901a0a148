package org.epcheck.trace.explain;

import java.util.Locale;

/** Families of errors: what the explanation of one looks like. */
enum Kind {
  /** Memory that is no longer valid. */
  MEMORY,
  /** Something that was done twice, or collides with something done earlier. */
  TWICE,
  /** An access without the lock that guards it. */
  GUARD,
  RACE,
  DEADLOCK,
  /** Locks that are taken in an order that another thread has the other way round. */
  ORDER,
  /** A loop that nobody leaves. */
  LIVELOCK,
  LEAK,
  /** Everything else: the message says it. */
  OTHER;

  static Kind of(String kind) {
    return switch (kind) {
      case "use-after-free", "use-after-mark", "free-held-lock" -> MEMORY;
      case "double-free", "double-defer", "double-mark", "list-corruption", "double-remove" ->
          TWICE;
      case "unguarded-access" -> GUARD;
      case "data-race" -> RACE;
      case "deadlock" -> DEADLOCK;
      case "lock-order" -> ORDER;
      case "livelock" -> LIVELOCK;
      case "leak", "memory-leak" -> LEAK;
      default -> OTHER;
    };
  }

  /** For a margin: short, capitals. */
  static String mark(String kind) {
    return switch (kind) {
      case "use-after-free" -> "UAF";
      case "double-defer" -> "QUEUED TWICE";
      case "double-mark" -> "GIVEN UP TWICE";
      case "unguarded-access" -> "UNGUARDED";
      case "free-held-lock" -> "FREED WHILE LOCKED";
      case "null-dereference" -> "NULL DEREFERENCE";
      default -> kind.toUpperCase(Locale.ROOT).replace('-', ' ');
    };
  }
}
