package org.epcheck.translator.source;

import java.util.Map;

/**
 * Code that was not written for this checker: a kernel's own file. Of such code only what a run
 * reaches has to be understood. A run says that it reads some by defining {@link #MACRO}; then
 *
 * <ul>
 *   <li>{@link #PRELUDE} is read before each unit, as much of the kernel comes by way of other
 *       headers;
 *   <li>a header that is not modelled is taken for an empty one, with a warning;
 *   <li>a declaration at file level that cannot be understood makes the names that it declares
 *       unusable, and is an error only of the functions that use them.
 * </ul>
 */
public final class ForeignSource {
  /** The macro that says so. */
  public static final String MACRO = "EPCHECK_TREE";

  /** A header that is included before the unit's first line, if there is one of that name. */
  public static final String PRELUDE = "epcheck/tree.h";

  private ForeignSource() {}

  /** Whether the run with these macros reads such code. */
  public static boolean isRead(Map<String, String> defines) {
    return defines.containsKey(MACRO);
  }
}
