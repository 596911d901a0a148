package org.epcheck.runner.verdict;

import java.util.List;
import java.util.Set;
import org.epcheck.runner.engine.FoundError;
import org.epcheck.runner.spec.PropertyFile;

/** Errors that belong to no purpose. */
public final class Others {
  private static final String RACE = "data-race";
  private static final Set<String> WARNINGS = Set.of(RACE, "use-after-mark", "unguarded-access");

  private Others() {}

  /**
   * The name of such an error: its kind and what it is about, for example {@code double-free:item}.
   * An error about a lock names the lock, not the cell in it that has the owner.
   */
  public static String name(FoundError e) {
    String field = e.field();
    if (isAboutLock(e.kind())) {
      field = field.substring(0, Math.max(0, field.lastIndexOf('.')));
    }
    String what = e.tag() + (field.isEmpty() ? "" : "." + field);
    return what.isEmpty() ? e.kind() : e.kind() + ":" + what;
  }

  private static boolean isAboutLock(String kind) {
    return List.of("free-held-lock", "lock-held-at-exit", "lock-order", "unlock-not-owner")
            .contains(kind)
        || kind.endsWith("-while-held");
  }

  /** A name in words: {@code double-free of item}. */
  public static String words(String name) {
    if (name.startsWith(PropertyFile.KIND)) {
      return name.substring(PropertyFile.KIND.length()) + " is false";
    }
    return name.replaceFirst(":", name.startsWith(RACE) ? " on " : " of ");
  }

  /** Whether errors of that kind are data races. */
  static boolean isRace(String kind) {
    return kind.equals(RACE);
  }

  /**
   * Whether it is a warning only: shown, but it neither makes a step unsafe nor changes the exit
   * status. The kernel has accesses that race on purpose and without a mark; and a touch of marked
   * or guarded memory is an error only where a purpose says so.
   */
  public static boolean isWarning(String name) {
    return WARNINGS.contains(name.replaceFirst(":.*", ""));
  }
}
