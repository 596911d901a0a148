package org.epcheck.translator.source;

import java.util.List;

/**
 * A source file in memory.
 *
 * @param name the name that users see, for example {@code fs/eventpoll.c}; never a machine path
 * @param text the whole text
 */
public record SourceFile(String name, String text) {
  /** The lines, without their ends. */
  public List<String> lines() {
    return text.lines().toList();
  }

  /** The line of that number (from 1), or an empty string if there is none. */
  public String line(int number) {
    List<String> lines = lines();
    return number >= 1 && number <= lines.size() ? lines.get(number - 1) : "";
  }
}
