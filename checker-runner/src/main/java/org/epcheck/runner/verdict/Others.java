package org.epcheck.runner.verdict;

import java.util.List;
import org.epcheck.runner.engine.FoundError;
import org.epcheck.runner.spec.PropertyFile;

/** Errors that belong to no purpose. */
public final class Others {
  private static final String RACE = "data-race";

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

  /**
   * Whether it is a warning only. The kernel has accesses that race on purpose and without a mark;
   * they are shown, but neither make a step unsafe nor change the exit status.
   */
  public static boolean isWarning(String name) {
    return name.equals(RACE) || name.startsWith(RACE + ":");
  }
}
