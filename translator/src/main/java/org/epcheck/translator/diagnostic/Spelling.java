package org.epcheck.translator.diagnostic;

import java.util.Collection;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Finds what the programmer may have meant. */
public final class Spelling {
  private Spelling() {}

  /** The known name nearest to a misspelt one, or null when none is near. */
  public static @Nullable String nearest(String name, Collection<String> known) {
    String best = null;
    int limit = Math.max(1, name.length() / 3) + 1;
    for (String candidate : new TreeSet<>(known)) {
      if (Math.abs(candidate.length() - name.length()) < limit) {
        int d = distance(name, candidate);
        if (d < limit) {
          best = candidate;
          limit = d;
        }
      }
    }
    return best;
  }

  /** A help text {@code did you mean `x`?}, or null when no name is near. */
  public static @Nullable String help(String name, Collection<String> known) {
    String best = nearest(name, known);
    return best == null ? null : "did you mean `" + best + "`?";
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
