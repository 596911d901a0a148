package org.epcheck.runner.tlc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.epcheck.runner.engine.Ending;
import org.epcheck.runner.engine.Limits;
import org.epcheck.runner.engine.Progress;
import org.epcheck.translator.tla.TlaValue;
import org.junit.jupiter.api.Test;

/** Output of TLC that was recorded from the modules in {@code src/test/resources/tlc/modules}. */
class TlcOutputTests {
  private static final Limits LIMITS =
      new Limits(1L << 28, Duration.ofSeconds(60), java.nio.file.Path.of("java"));

  private final List<TlcTrace> traces = new ArrayList<>();

  static List<String> recorded(String name) {
    try (InputStream in =
        TlcOutputTests.class.getResourceAsStream("/tlc/recorded/" + name + ".log")) {
      assertNotNull(in, name);
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private TlcResult read(List<String> lines) {
    traces.clear();
    TlcOutput output = new TlcOutput(traces::add, Progress.none());
    lines.forEach(output::line);
    return output.end();
  }

  private static Ending ending(TlcResult result, int exit) {
    return TlcRunner.ending(
        new TlcRunner.Report(result, new TlcProcess.End(exit, false, 1, 0)), LIMITS);
  }

  @Test
  void everyErrorValueHasOneShortestTraceAndTheRunIsComplete() {
    TlcResult r = read(recorded("Errors"));
    assertEquals("2.18", r.version());
    assertNull(r.incomplete());
    assertEquals(Ending.Why.COMPLETE, ending(r, 0).why());
    assertEquals(List.of(4, 5), traces.stream().map(t -> t.states().size()).toList());
    assertEquals(
        "<<\"use-after-free\", \"B\", \"g_3\", 2001, <<\"h_1\">>>>",
        String.valueOf(traces.get(1).states().get(4).get("err")));
    assertEquals("NoError", traces.get(0).invariant());
    assertEquals(
        "[a |-> <<1, 2>>, b |-> {\"s\", \"t\"}]",
        String.valueOf(traces.get(0).states().get(0).get("r")));
    assertEquals(TlaValue.of(2), traces.get(0).states().get(3).get("x"));
    assertEquals(8, r.distinct());
    assertTrue(r.generated() >= r.distinct());
    assertEquals(0, r.left());
  }

  @Test
  void aVariableThatAStateLeavesOutIsAsItWas() {
    List<String> whole = recorded("Errors");
    List<TlcTrace> expected = new ArrayList<>();
    read(whole);
    expected.addAll(traces);
    // As with -difftrace: of r, which never changes, only what the first state says.
    List<String> less = new ArrayList<>();
    boolean first = false;
    for (String line : whole) {
      first = line.startsWith("1: <") || (first && !line.matches("\\d+: <.*"));
      if (first || !line.startsWith("/\\ r = ")) {
        less.add(line);
      }
    }
    assertTrue(less.size() < whole.size());
    assertNull(read(less).incomplete());
    assertEquals(expected, traces);
  }

  @Test
  void deadlockOfTheModelIsNoResult() {
    TlcResult r = read(recorded("Deadlock"));
    assertTrue(ending(r, 11).detail().contains("Deadlock reached"));
    assertEquals(Ending.Why.ENGINE, ending(r, 11).why());
    assertTrue(traces.isEmpty(), "a behaviour that leads to no violation is no trace");
  }

  @Test
  void evaluationErrorIsNoResultAndItsTextIsKept() {
    TlcResult r = read(recorded("Evaluation"));
    assertEquals(Ending.Why.ENGINE, ending(r, 75).why());
    assertTrue(ending(r, 75).detail().contains("integer 7 which is out of domain"));
    assertTrue(traces.isEmpty());
  }

  @Test
  void parseErrorIsNoResultAndItsTextIsKept() {
    TlcResult r = read(recorded("Parse"));
    assertEquals(Ending.Why.ENGINE, ending(r, 150).why());
    assertTrue(ending(r, 150).detail().contains("at line 3, column 9"), ending(r, 150).detail());
  }

  @Test
  void warningMakesARunWorthless() {
    TlcResult r = read(recorded("Silent"));
    assertTrue(r.succeeded() && r.finished(), "TLC itself is content");
    assertEquals(Ending.Why.ENGINE, ending(r, 0).why());
    assertTrue(ending(r, 0).detail().contains("EXCEPT was applied to non-existing fields"));
  }

  @Test
  void violationInTheInitialStateIsNoResult() {
    TlcResult r = read(recorded("First"));
    assertTrue(r.succeeded(), "TLC itself says that no error has been found");
    assertEquals(Ending.Why.ENGINE, ending(r, 0).why());
  }

  @Test
  void outOfMemoryIsSaid() {
    TlcResult r = read(recorded("Memory"));
    assertTrue(r.isOutOfMemory());
    assertEquals(Ending.Why.MEMORY, ending(r, 3).why());
  }

  @Test
  void wrongExitStatusIsNeverComplete() {
    TlcResult r = read(recorded("Errors"));
    assertEquals(Ending.Why.ENGINE, ending(r, 1).why());
    assertEquals(Ending.Why.MEMORY, ending(r, 137).why());
  }

  /** Wherever the output is cut off, the run is not complete and no trace is half a trace. */
  @Test
  void truncatedOutputIsNeverComplete() {
    List<String> all = recorded("Errors");
    int finished = all.indexOf("@!@!@ENDMSG 2186 @!@!@");
    assertTrue(finished > 0);
    for (int n = 0; n <= finished; n++) {
      TlcResult r = read(all.subList(0, n));
      assertNotNull(r.incomplete(), "after line " + n);
      for (TlcTrace t : traces) {
        String err = String.valueOf(t.states().get(t.states().size() - 1).get("err"));
        assertTrue(err.length() > 4, "after line " + n);
      }
    }
  }

  @Test
  void missingStateIsAProblem() {
    List<String> lines = new ArrayList<>(recorded("Errors"));
    int from = lines.indexOf("2: <Next line 10, col 9 to line 10, col 48 of module Errors>");
    assertTrue(from > 0, "recorded again? then adjust the headline");
    int to = from;
    while (!lines.get(to).startsWith("@!@!@ENDMSG")) {
      to++;
    }
    lines.subList(from - 1, to + 1).clear();
    TlcResult r = read(lines);
    String why = r.incomplete();
    assertNotNull(why);
    assertTrue(why.contains("state 2 of a trace is missing"), why);
    assertEquals(1, traces.size(), "the other trace is whole");
  }

  @Test
  void progressInsideATraceDoesNotEndIt() {
    List<String> lines = new ArrayList<>(recorded("Errors"));
    int third = -1;
    for (int i = 0; i < lines.size() && third < 0; i++) {
      third = lines.get(i).startsWith("3: <") ? i - 1 : -1;
    }
    lines.addAll(
        third,
        List.of(
            "@!@!@STARTMSG 2200:0 @!@!@",
            "Progress(7) at 2026-01-01 00:00:00: 1,234 states generated (99 s/min), 1,000 distinct"
                + " states found (88 ds/min), 12 states left on queue.",
            "@!@!@ENDMSG 2200 @!@!@"));
    List<Long> seen = new ArrayList<>();
    TlcOutput output =
        new TlcOutput(traces::add, (distinct, generated, depth) -> seen.add(distinct));
    lines.forEach(output::line);
    assertNull(output.end().incomplete());
    assertEquals(2, traces.size());
    assertEquals(1000L, seen.get(0));
  }

  @Test
  void unknownErrorCodeIsAProblem() {
    List<String> lines = new ArrayList<>(recorded("Errors"));
    int at = lines.indexOf("@!@!@STARTMSG 2193:0 @!@!@");
    lines.addAll(
        at, List.of("@!@!@STARTMSG 9999:1 @!@!@", "something new", "@!@!@ENDMSG 9999 @!@!@"));
    String why = read(lines).incomplete();
    assertNotNull(why);
    assertTrue(why.contains("something new"));
  }

  @Test
  void statesLeftOnTheQueueAreNotComplete() {
    List<String> lines =
        recorded("Errors").stream()
            .map(l -> l.startsWith("Progress") ? l : l.replace("0 states left", "3 states left"))
            .toList();
    String why = read(lines).incomplete();
    assertNotNull(why);
    assertTrue(why.contains("3 states were left"), why);
  }

  @Test
  void garbledMarkerIsAProblem() {
    List<String> lines = new ArrayList<>(recorded("Errors"));
    lines.add(5, "@!@!@STARTMSG x");
    assertFalse(read(lines).problems().isEmpty());
  }
}
