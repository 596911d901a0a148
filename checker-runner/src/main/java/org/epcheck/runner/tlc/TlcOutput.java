package org.epcheck.runner.tlc;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.epcheck.runner.engine.Progress;
import org.epcheck.translator.tla.TlaValue;
import org.jspecify.annotations.Nullable;

/**
 * Reads the output of {@code tlc2.TLC -tool -continue} line by line. Each complete trace is handed
 * on at once, so that the memory needed does not grow with the output. What is not understood is a
 * problem: nothing is passed over.
 */
public final class TlcOutput {
  private static final int TEXT_LINES = 60;
  private static final int MOST_PROBLEMS = 20;
  private static final Pattern INVARIANT = Pattern.compile("Invariant (\\S+) is violated\\.");
  private static final Pattern VERSION = Pattern.compile("Version (\\d+\\.\\d+)");
  private static final Pattern STATS =
      Pattern.compile(
          "([\\d,]+) states generated,? .*?([\\d,]+) distinct states found.*?, ([\\d,]+) states left"
              + " on queue\\.",
          Pattern.DOTALL);
  private static final Pattern STATS_PLAIN =
      Pattern.compile(
          "(\\d+) states generated, (\\d+) distinct states found, (\\d+) states left on queue\\.");
  private static final Pattern PROGRESS = Pattern.compile("Progress\\((\\d+)\\)");
  private static final Pattern DEPTH = Pattern.compile("graph search is (\\d+)\\.");

  private static final List<String> OF_LOST_WORKERS =
      List.of(
          "Failed to read remote worker cache statistic", "Ignoring attempt to exit dead worker");

  private final Consumer<TlcTrace> traces;
  private final Progress progress;
  private final TlcMessageReader reader = new TlcMessageReader(this::message);
  private final TlcStates states = new TlcStates();
  private final List<String> problems = new ArrayList<>();
  private final Deque<String> text = new ArrayDeque<>();
  private final List<Map<String, TlaValue>> trace = new ArrayList<>();
  private @Nullable String violated;
  private boolean inTrace;
  private String version = "";
  private boolean outOfMemory;
  private long generated = -1;
  private long distinct = -1;
  private long left = -1;
  private int depth = -1;
  private boolean succeeded;
  private boolean finished;

  public TlcOutput(Consumer<TlcTrace> traces, Progress progress) {
    this.traces = traces;
    this.progress = progress;
  }

  /** Takes the next line. */
  public void line(String line) {
    if (line.contains("java.lang.OutOfMemoryError")) {
      outOfMemory = true;
    }
    try {
      reader.line(line);
    } catch (IllegalArgumentException e) {
      problem("TLC's output cannot be read: " + e.getMessage());
      trace.clear();
      violated = null;
    }
  }

  /** What all the lines said. A trace that was cut off is not among those handed on. */
  public TlcResult end() {
    if (inTrace || violated != null || reader.isInMessage()) {
      finished = false;
    }
    return new TlcResult(
        version,
        problems,
        List.copyOf(text),
        outOfMemory,
        generated,
        distinct,
        left,
        depth,
        succeeded,
        finished);
  }

  private void problem(String what) {
    if (problems.size() < MOST_PROBLEMS) {
      problems.add(what);
    }
  }

  private void message(TlcMessage m) {
    if (m.code() == TlcMessage.TEXT) {
      text(m.lines().get(0));
    } else if (m.code() == TlcMessage.STATE) {
      state(m);
    } else if (m.isAside()) {
      aside(m);
    } else {
      endTrace();
      if (m.code() == TlcMessage.INVARIANT) {
        violation(m);
      } else if (m.code() == TlcMessage.BEHAVIOUR) {
        inTrace = true;
      } else if (m.severity() == 0) {
        plain(m);
      } else if (!isHarmless(m)) {
        trouble(m);
      }
    }
  }

  private void aside(TlcMessage m) {
    switch (m.code()) {
      case TlcMessage.PROGRESS -> stats(m.text(), true);
      case TlcMessage.WORKER_COMES -> progress.note("a thread of a worker has come");
      case TlcMessage.WORKER_GOES ->
          progress.note("a thread of a worker is gone; others get its states");
      default -> {
        // Says nothing about the result.
      }
    }
  }

  private void text(String line) {
    boolean dull = line.startsWith("Parsing file ") || line.startsWith("Semantic processing of ");
    if (!dull && !line.isBlank()) {
      text.add(line);
      if (text.size() > TEXT_LINES) {
        text.remove();
      }
    }
  }

  private void trouble(TlcMessage m) {
    if (m.code() == TlcMessage.OUT_OF_MEMORY
        || m.code() == TlcMessage.OUT_OF_MEMORY_INIT
        || m.text().contains("No space left on device")) {
      outOfMemory = true;
    }
    problem(
        (m.severity() == TlcMessage.WARNING ? "warning " : "error ") + m.code() + ": " + m.text());
  }

  /**
   * What TLC's server says at the end of a worker that is gone; its states were given to others.
   */
  private static boolean isHarmless(TlcMessage m) {
    return m.code() == TlcMessage.GARBAGE_COLLECTOR
        || (m.code() == TlcMessage.GENERAL
            && m.severity() == TlcMessage.WARNING
            && OF_LOST_WORKERS.stream().anyMatch(m.text()::startsWith));
  }

  private void violation(TlcMessage m) {
    Matcher name = INVARIANT.matcher(m.text());
    if (violated != null) {
      problem("a violation of " + violated + " has no trace");
    }
    if (name.find()) {
      violated = name.group(1);
    } else {
      problem("not understood: " + m.text());
    }
  }

  private void state(TlcMessage m) {
    if (!inTrace) {
      problem("a state outside of any trace: " + m.lines().get(0));
    } else if (violated != null) {
      if (TlcStates.number(m) != trace.size() + 1) {
        throw new IllegalArgumentException(
            "state " + (trace.size() + 1) + " of a trace is missing: " + m.lines().get(0));
      }
      trace.add(states.read(m, trace.isEmpty() ? Map.of() : trace.get(trace.size() - 1)));
    }
  }

  private void endTrace() {
    if (inTrace && violated != null) {
      TlcTrace whole = new TlcTrace(violated, trace);
      trace.clear();
      violated = null;
      inTrace = false;
      if (whole.states().isEmpty()) {
        problem("a trace without states");
      } else {
        traces.accept(whole);
      }
    }
    inTrace = false;
  }

  private void plain(TlcMessage m) {
    String t = m.text();
    switch (m.code()) {
      case TlcMessage.VERSION -> version = find(VERSION, t, version);
      case TlcMessage.STATS -> stats(t, false);
      case TlcMessage.DEPTH -> depth = Integer.parseInt(find(DEPTH, t, "-1"));
      case TlcMessage.SUCCESS -> succeeded = true;
      case TlcMessage.FINISHED -> finished = true;
      default -> {
        // Says nothing about the result.
      }
    }
  }

  private void stats(String text, boolean underWay) {
    Matcher m = (underWay ? STATS : STATS_PLAIN).matcher(text);
    if (!m.find()) {
      if (!underWay) {
        problem("not understood: " + text);
      }
      return;
    }
    generated = number(m.group(1));
    distinct = number(m.group(2));
    left = number(m.group(3));
    if (underWay) {
      depth = Integer.parseInt(find(PROGRESS, text, "-1"));
      progress.update(distinct, generated, depth);
    }
  }

  private static long number(String digits) {
    return Long.parseLong(digits.replace(",", ""));
  }

  private static String find(Pattern pattern, String text, String otherwise) {
    Matcher m = pattern.matcher(text);
    return m.find() ? m.group(1) : otherwise;
  }
}
