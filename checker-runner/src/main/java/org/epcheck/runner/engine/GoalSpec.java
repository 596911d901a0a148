package org.epcheck.runner.engine;

/**
 * An overlap that a run must reach before an {@code ok} is worth anything: one thread enters {@code
 * first} while another is inside {@code second}, or the other way round.
 *
 * @param id unique over all purposes
 */
public record GoalSpec(String id, String first, String second) {
  /** A function for people; of alternative names {@code a|b} all: {@code a() or b()}. */
  public static String words(String name) {
    return name.replace("|", "() or ") + "()";
  }
}
