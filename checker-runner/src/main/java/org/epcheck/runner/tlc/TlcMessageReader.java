package org.epcheck.runner.tlc;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts lines of TLC's output together to messages. */
final class TlcMessageReader {
  private static final Pattern START = Pattern.compile("@!@!@STARTMSG (\\d+):(\\d+) @!@!@");
  private static final Pattern END = Pattern.compile("@!@!@ENDMSG (\\d+) @!@!@");

  private static final Pattern INLINE = Pattern.compile("(.*)@!@!@STARTMSG (\\d+):(\\d+) @!@!@");

  /** A message; one that begins within a line of another is a part of that. */
  private record Open(int code, int severity, List<String> lines, boolean isPart) {}

  private final Consumer<TlcMessage> sink;
  // Messages can be nested; the inner one is then told first.
  private final Deque<Open> open = new ArrayDeque<>();

  TlcMessageReader(Consumer<TlcMessage> sink) {
    this.sink = sink;
  }

  void line(String line) {
    if (line.startsWith("@!@!@")) {
      Matcher start = START.matcher(line);
      Matcher end = END.matcher(line);
      if (start.matches()) {
        open.push(
            new Open(
                Integer.parseInt(start.group(1)),
                Integer.parseInt(start.group(2)),
                new ArrayList<>(),
                false));
        return;
      } else if (end.matches() && !open.isEmpty()) {
        Open o = open.pop();
        if (o.code() != Integer.parseInt(end.group(1))) {
          throw new IllegalArgumentException("TLC's message " + o.code() + " ends with " + line);
        }
        if (o.isPart() && !open.isEmpty()) {
          open.element().lines().addAll(o.lines());
        } else {
          sink.accept(new TlcMessage(o.code(), o.severity(), o.lines()));
        }
        return;
      }
      throw new IllegalArgumentException("not a message of TLC: " + line);
    }
    Matcher inline = open.isEmpty() ? null : INLINE.matcher(line);
    if (inline != null && inline.matches()) {
      open.element().lines().add(inline.group(1));
      int code = Integer.parseInt(inline.group(2));
      open.push(new Open(code, Integer.parseInt(inline.group(3)), new ArrayList<>(), true));
    } else if (open.isEmpty()) {
      sink.accept(new TlcMessage(TlcMessage.TEXT, 0, List.of(line)));
    } else {
      open.element().lines().add(line);
    }
  }

  /** Whether a message was begun and not ended: the output was cut off. */
  boolean isInMessage() {
    return !open.isEmpty();
  }
}
