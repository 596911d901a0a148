package org.epcheck.runner.verdict;

import org.epcheck.runner.engine.FoundError;

/** Errors that belong to no purpose. */
public final class Others {
  private static final String RACE = "data-race";

  private Others() {}

  /** The name under which such an error is shown: its kind and what it is about. */
  public static String name(FoundError e) {
    String what = e.tag() + (e.field().isEmpty() ? "" : "." + e.field());
    return what.isEmpty() ? e.kind() : e.kind() + ":" + what;
  }

  /**
   * Whether it is a warning only. The kernel has accesses that race on purpose and without a mark;
   * they are shown, but neither make a step unsafe nor change the exit status.
   */
  public static boolean isWarning(String name) {
    return name.equals(RACE) || name.startsWith(RACE + ":");
  }
}
