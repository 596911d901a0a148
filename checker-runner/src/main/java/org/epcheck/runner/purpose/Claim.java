package org.epcheck.runner.purpose;

import java.util.List;

/**
 * What the series' author says about a purpose.
 *
 * @param fixedBy numbers of the patches that fix it; empty: nothing to do
 * @param text in words
 */
public record Claim(List<Integer> fixedBy, String text) {
  /** Nobody says anything: the sources are not those of the series that the claims are about. */
  public static final Claim NONE = new Claim(List.of(), "");

  public Claim {
    fixedBy = List.copyOf(fixedBy);
  }

  /** Whether anything is claimed. */
  public boolean isMade() {
    return !text.isEmpty();
  }

  /**
   * Whether the claim says that the purpose holds at a step: at the base, where the series has not
   * begun, and from the last fixing patch on.
   */
  public boolean holdsAt(int step) {
    return step == 0 || fixedBy.stream().allMatch(k -> k <= step);
  }

  /** For example {@code fixed by patches 4 and 6}. */
  public String summary() {
    if (!isMade()) {
      return "no claim";
    }
    if (fixedBy.isEmpty()) {
      return "nothing to do";
    }
    String list = String.join(" and ", fixedBy.stream().map(String::valueOf).toList());
    return "fixed by patch" + (fixedBy.size() == 1 ? " " : "es ") + list;
  }
}
