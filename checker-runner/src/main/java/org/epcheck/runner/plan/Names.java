package org.epcheck.runner.plan;

import java.util.Collection;
import java.util.TreeSet;
import org.epcheck.translator.diagnostic.Code;
import org.epcheck.translator.diagnostic.Diagnostic;
import org.jspecify.annotations.Nullable;

/** Helps with misspelt names. */
public final class Names {
  private Names() {}

  /** KR201 for a name that is not known: did you mean, or the list. */
  public static Diagnostic unknown(String what, String name, Collection<String> known) {
    String near = nearest(name, known);
    String list = String.join(", ", known);
    return Diagnostic.of(
        Code.KR201,
        null,
        "unknown " + what + " `" + name + "`",
        (near == null ? "" : "did you mean `" + near + "`? ") + "known: " + list);
  }

  /** The known name nearest to one, or null when none is near. */
  public static @Nullable String nearest(String name, Collection<String> known) {
    String best = null;
    int limit = Math.max(1, name.length() / 3) + 1;
    for (String candidate : new TreeSet<>(known)) {
      int d = distance(name, candidate);
      if (d < limit) {
        best = candidate;
        limit = d;
      }
    }
    return best;
  }

  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
