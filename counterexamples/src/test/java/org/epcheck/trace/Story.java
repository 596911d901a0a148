package org.epcheck.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.epcheck.trace.timeline.Timeline;

/** Reads the text forms back: who does what in which order. */
final class Story {
  /** A row as read: {@code number} is empty where the form has none. */
  record Line(String number, String thread, String label) {}

  private Story() {}

  static List<Line> changelog(String text) {
    List<String> lines = List.of(text.split("\n"));
    int rule = 0;
    while (!lines.get(rule).matches("-{5,}( +-{5,})*")) {
      rule++;
    }
    List<Integer> offsets = new ArrayList<>();
    Matcher m = Pattern.compile("-+").matcher(lines.get(rule));
    while (m.find()) {
      offsets.add(m.start());
    }
    List<String> ids = new ArrayList<>();
    Matcher t =
        Pattern.compile("Thread (\\w+):").matcher(String.join("\n", lines.subList(0, rule)));
    while (t.find()) {
      ids.add(t.group(1));
    }
    boolean stacked = offsets.size() < ids.size();
    List<Line> out = new ArrayList<>();
    boolean wide = false;
    String wideThread = "";
    for (int i = rule + 1; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.isEmpty()) {
        wide = lines.get(i + 1).startsWith("      <");
        continue;
      }
      String body = line;
      String thread;
      if (line.matches(" \\*\\*\\* .* \\*\\*\\*")) {
        out.add(new Line("", "halt", line.strip()));
        continue;
      } else if (wide) {
        if (line.startsWith("      <grace")) {
          wideThread = "rcu";
        } else if (line.startsWith("      <all threads")) {
          wideThread = "end";
        }
        thread = wideThread;
      } else if (stacked) {
        thread = line.substring(0, line.indexOf(':'));
        body = line.substring(line.indexOf(':') + 1);
      } else {
        int indent = line.length() - line.stripLeading().length();
        int lane = (int) offsets.stream().filter(o -> o <= indent).count() - 1;
        thread = ids.get(lane);
      }
      String label = label(body);
      if (!label.isEmpty()) {
        out.add(new Line("", thread, label));
      }
    }
    return out;
  }

  /** Without marks and notes. */
  private static String label(String cell) {
    String s = " " + cell.strip();
    String before;
    do {
      before = s;
      s = s.replaceFirst("\\s+\\*\\*\\* .* \\*\\*\\*$", "");
      s = s.replaceFirst("\\s+<waits[^>]*>$", "");
      s = s.replaceFirst("\\s+\\[[^\\]]*\\]$", "");
    } while (!before.equals(s));
    return s.strip();
  }

  static List<Line> terminal(String text, List<String> ids) {
    List<String> lines = List.of(text.split("\n"));
    String rule = lines.get(2);
    String[] parts = rule.split("  ");
    int column = parts[1].length();
    List<Line> out = new ArrayList<>();
    for (String line : lines.subList(3, lines.size())) {
      String padded = line + " ".repeat(200);
      String number = padded.substring(0, 4).strip().replaceAll("[·.]", "");
      String rest = padded.substring(6);
      String lanes = rest.substring(0, ids.size() * (column + 2)).stripTrailing();
      Matcher other = Pattern.compile("(rcu|end): (.*)").matcher(lanes);
      if (lanes.matches("[┄~]{2} .*")) {
        out.add(new Line("", lanes.contains("grace period") ? "rcu" : "end", lanes));
      } else if (lanes.startsWith("*** ")) {
        out.add(new Line("", "halt", lanes));
      } else if (other.matches()) {
        out.add(new Line(number, other.group(1), other.group(2).strip()));
      } else {
        for (int i = 0; i < ids.size(); i++) {
          String cell = rest.substring(i * (column + 2), i * (column + 2) + column);
          String label =
              cell.replaceFirst("^[┏┃┗━╔║╚═┌╎└╌┄┊+|=H#:~ -]+(?=\\W*\\w|\\.\\.|<)", "").strip();
          boolean bars = label.matches("[H+|:~ ]*");
          if (!bars && label.matches(".*[\\w.].*")) {
            out.add(new Line(number, ids.get(i), label));
          }
        }
      }
    }
    return out;
  }

  static List<Line> of(Timeline t) {
    return t.rows().stream()
        .filter(Timeline.Row::shown)
        .map(
            r ->
                new Line(
                    r.step() == null ? "" : "" + r.step(),
                    r.kind().equals("halt") ? "halt" : r.thread(),
                    text(r)))
        .collect(Collectors.toList());
  }

  private static String text(Timeline.Row r) {
    return switch (r.kind()) {
      case "acquire" -> "<acquires " + r.label() + ">";
      case "still" -> "<still in " + r.label() + ">";
      case "halt" -> "*** " + r.label() + " ***";
      default -> r.label();
    };
  }

  /** Whether {@code shown} is {@code full} or a shortened form of it. */
  static boolean matches(String shown, String full) {
    if (full.equals("grace period over") || full.equals("all threads have finished")) {
      return shown.contains(full) || shown.contains("grace period (#");
    }
    String s = shown.endsWith(";") ? shown.substring(0, shown.length() - 1) : shown;
    String pattern =
        Pattern.compile("\\.\\.|…")
            .splitAsStream(s + " ")
            .map(p -> p.equals(" ") ? "" : Pattern.quote(p))
            .collect(Collectors.joining(".*"));
    return (full + " ").matches(pattern)
        || full.equals(s)
        || (full + " ").matches(pattern + ".*") && s.matches(".*(\\.\\.|…)>?");
  }
}
