package org.epcheck.runner.tlc;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.epcheck.translator.tla.TlaValue;

/**
 * Reads states as TLC prints them: a headline, then {@code /\ name = value}, a value on one line or
 * several; with {@code -difftrace} only the variables that are not what they were in the state
 * before. Traces share most of their values, so a text that was read before is not read again.
 */
final class TlcStates {
  /** Enough for the states of one trace; a limit only so that memory is bounded. */
  private static final int REMEMBERED = 20_000;

  private final Map<String, TlaValue> known = new HashMap<>();

  /** The state's number in its trace: {@code 7: <Action ...>}. */
  static int number(TlcMessage message) {
    String head = message.lines().isEmpty() ? "" : message.lines().get(0);
    int colon = head.indexOf(':');
    try {
      return Integer.parseInt(head.substring(0, Math.max(0, colon)));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("not the headline of a state: " + head, e);
    }
  }

  /**
   * The values of the variables.
   *
   * @param before the state before in the trace: what the message leaves out is as it was there
   * @throws IllegalArgumentException if the text is not a state
   */
  Map<String, TlaValue> read(TlcMessage message, Map<String, TlaValue> before) {
    Map<String, TlaValue> values = new TreeMap<>();
    List<String> lines = message.lines();
    StringBuilder assignment = new StringBuilder();
    for (int i = 1; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.startsWith("/\\ ") || assignment.isEmpty()) {
        add(assignment, values);
        assignment.append(line.startsWith("/\\ ") ? line.substring(3) : line);
      } else {
        assignment.append('\n').append(line);
      }
    }
    add(assignment, values);
    before.forEach(values::putIfAbsent);
    return Collections.unmodifiableMap(values);
  }

  private void add(StringBuilder assignment, Map<String, TlaValue> values) {
    String text = assignment.toString().strip();
    assignment.setLength(0);
    if (text.isEmpty()) {
      return;
    }
    int equals = text.indexOf('=');
    if (equals < 0) {
      throw new IllegalArgumentException("not a variable's value: " + text);
    }
    String name = text.substring(0, equals).strip();
    if (values.put(name, value(text.substring(equals + 1).strip())) != null) {
      throw new IllegalArgumentException("two values of " + name);
    }
  }

  private TlaValue value(String text) {
    TlaValue value = known.get(text);
    if (value == null) {
      value = TlaValue.parse(text);
      if (known.size() >= REMEMBERED) {
        known.clear();
      }
      known.put(text, value);
    }
    return value;
  }
}
