package org.epcheck.runner;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.IntFunction;
import org.epcheck.runner.engine.CellEngine;
import org.epcheck.runner.engine.Coverage;
import org.epcheck.runner.engine.Ending;
import org.epcheck.runner.engine.Extent;
import org.epcheck.runner.engine.FoundError;
import org.epcheck.runner.engine.Model;
import org.epcheck.runner.engine.ModelRequest;
import org.epcheck.runner.engine.ModelSource;
import org.epcheck.runner.engine.Progress;
import org.epcheck.runner.engine.RunOutcome;
import org.epcheck.runner.engine.RunRequest;
import org.epcheck.runner.out.TraceRenderer;
import org.epcheck.runner.purpose.Claim;
import org.epcheck.runner.purpose.Purpose;
import org.epcheck.runner.purpose.Rule;
import org.epcheck.trace.model.Event;
import org.epcheck.trace.model.Trace;
import org.epcheck.trace.read.TraceJson;
import org.epcheck.translator.diagnostic.Outcome;
import org.epcheck.translator.interp.Discipline;
import org.jspecify.annotations.Nullable;

/** A small specs library, and an engine that answers as told. */
public final class Fixtures {
  private Fixtures() {}

  /** The small library's directory. */
  public static Path library() {
    try {
      return Path.of(Fixtures.class.getResource("/speclib").toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** An error with a trace. */
  public static FoundError error(String kind, String tag, String field, String at, int length) {
    return error(kind, tag, field, List.of(at), length);
  }

  /** An error with a trace, on a stack. */
  public static FoundError error(
      String kind, String tag, String field, List<String> stack, int length) {
    return new FoundError(
        kind,
        "A",
        stack.get(0) + "_L7",
        tag.isEmpty() ? "" : tag + "1",
        tag,
        field,
        stack.get(0),
        stack,
        "src/toy.c:8",
        length,
        trace(kind, tag, field),
        null);
  }

  /** An error whose trace could not be replayed. */
  public static FoundError unreplayed(FoundError e) {
    return new FoundError(
        e.kind(),
        e.thread(),
        e.label(),
        e.object(),
        e.tag(),
        e.field(),
        e.function(),
        e.stack(),
        e.place(),
        e.length(),
        null,
        "step 3: toy1.a is 1 in one and 2 in the other");
  }

  /** A trace of one step. */
  public static Trace trace(String kind, String tag, String field) {
    Trace.Frame frame = new Trace.Frame("first", "src/toy.c", 8, "toy.a = 1;", false);
    return new Trace(
        Trace.VERSION,
        new Trace.Cell("", 0, 0, "", "", "", "", "", new TreeMap<>(), "", "", 0, 0, true, ""),
        List.of(new Trace.ThreadInfo("A", "first()", "task")),
        List.of(new Trace.ObjectInfo(tag + "1", "struct " + tag, "live", List.of(frame))),
        new TreeMap<>(),
        List.of(
            new Trace.Step(
                1,
                "A",
                "first_L8",
                List.of(frame),
                "toy.a = 1",
                0,
                true,
                List.of(
                    new Event.Access(tag + "1", field, true, "plain", "0", "1"),
                    new Event.Reader(true, 1),
                    new Event.Error(kind, tag + "1", field, "bad")))),
        new Trace.Failure(kind, 1, "A", tag + "1", field, "write", "it is bad", List.of()));
  }

  /** A complete outcome. */
  public static RunOutcome complete(Collection<String> reached, FoundError... errors) {
    return outcome(Ending.complete(), reached, errors);
  }

  /** An outcome. */
  public static RunOutcome outcome(
      Ending ending, Collection<String> reached, FoundError... errors) {
    return with(
        ending.why() == Ending.Why.COMPLETE
            ? new Extent("", "more than 3,000,000 states", new TreeSet<>(), "")
            : Extent.nothing("the run is not complete"),
        new RunOutcome(
            "fake 1",
            ending,
            List.of(errors),
            new TreeSet<>(reached),
            1234,
            5678,
            9,
            true,
            new TreeSet<>(),
            1.5,
            99,
            null,
            Extent.nothing("a fake")));
  }

  /** The same outcome of a run that looked that far. */
  public static RunOutcome with(Extent extent, RunOutcome o) {
    return with(o, o.broken(), o.coverage(), extent);
  }

  /** The same outcome of a run that broke its discipline there. */
  public static RunOutcome breaking(SortedSet<Long> addresses, RunOutcome o) {
    return with(o, addresses, null, o.extent());
  }

  private static RunOutcome with(
      RunOutcome o, SortedSet<Long> broken, @Nullable Coverage coverage, Extent extent) {
    return new RunOutcome(
        o.engine(),
        o.ending(),
        o.errors(),
        o.reached(),
        o.distinct(),
        o.generated(),
        o.depth(),
        o.shortest(),
        broken,
        o.seconds(),
        o.peakBytes(),
        coverage,
        extent);
  }

  /** The same outcome with coverage: a function ran and another did not, and three branches. */
  public static RunOutcome covered(RunOutcome o) {
    Coverage coverage =
        new Coverage(
            List.of(
                new Coverage.Function("first", "src/toy.c", 5, true, List.of(9)),
                new Coverage.Function("second", "src/toy.c", 12, false, List.of())),
            List.of(
                new Coverage.Branch("first", "src/toy.c", 7, "toy.a", true, true),
                new Coverage.Branch("first", "src/toy.c", 8, "!toy.b", true, false),
                new Coverage.Branch("second", "src/toy.c", 13, "toy.b", false, false)),
            List.of(new Coverage.Overlap("A", "B", 120)),
            List.of(
                new Coverage.Lock("", "toy.lock", "first", "src/toy.c:6"),
                new Coverage.Lock("toy.lock", "big", "first", "src/toy.c:7")));
    return with(
        o,
        o.broken(),
        coverage,
        new Extent(o.extent().livelock(), "", o.extent().walked(), o.extent().discipline()));
  }

  /** A purpose without guards. */
  public static Purpose purpose(String id, List<Integer> fixedBy, String kind) {
    return new Purpose(
        id,
        "title of " + id,
        "property",
        null,
        new Claim(fixedBy, "text"),
        List.of(new Rule(List.of(kind), List.of(), List.of(), List.of(), List.of(), List.of())),
        List.of(),
        List.of(),
        List.of());
  }

  /** A translator that makes a text of what it gets. */
  public static ModelSource source() {
    return (request, stages) -> {
      SortedMap<String, String> files = new TreeMap<>();
      files.put("M.tla", "---- MODULE M ----\n" + text(request) + "====\n");
      files.put("M.cfg", "SPECIFICATION Spec\n");
      files.put("map.json", "{}\n");
      SortedMap<String, String> dumped = new TreeMap<>();
      if (stages) {
        dumped.put("01-units.txt", String.join("\n", request.units()));
      }
      return Outcome.ok(
          new Model(
              "M",
              "title of " + request.scenario(),
              files,
              "2 threads",
              10,
              null,
              Discipline.NONE,
              false,
              null,
              dumped));
    };
  }

  private static String text(ModelRequest r) {
    return r.step() + " " + r.scenario() + " " + r.defines() + " " + r.files().get("src/toy.c");
  }

  /** An engine that answers by step and scenario, and counts its runs. */
  public static final class FakeEngine implements CellEngine {
    private final BiFunction<Integer, String, RunOutcome> answers;
    private final List<String> runs = new ArrayList<>();
    private IntFunction<String> questions = step -> "";

    public FakeEngine(BiFunction<Integer, String, RunOutcome> answers) {
      this.answers = answers;
    }

    @Override
    public String identity() {
      return "fake 1";
    }

    /** The same engine, which is asked this at a step; it need not run for what it was asked. */
    public FakeEngine asking(IntFunction<String> question) {
      this.questions = question;
      return this;
    }

    @Override
    public String question(Model model) {
      String text = model.files().getOrDefault("M.tla", "").lines().skip(1).findFirst().orElse("0");
      return questions.apply(Integer.parseInt(text.split(" ", -1)[0]));
    }

    @Override
    public synchronized RunOutcome run(RunRequest request, Progress progress) {
      String question = questions.apply(request.source().step());
      if (!question.isEmpty()) {
        if (request.answers().get(question).isPresent()) {
          return answers.apply(request.source().step(), request.source().scenario());
        }
        request.answers().put(question, new byte[0]);
      }
      runs.add(request.source().step() + " " + request.source().scenario());
      progress.update(10, 20, 3);
      return answers.apply(request.source().step(), request.source().scenario());
    }

    /** What was run, in order. */
    public synchronized List<String> runs() {
      return List.copyOf(runs);
    }
  }

  /** A renderer that shows of what cell a trace is. */
  public static TraceRenderer renderer() {
    return new TraceRenderer() {
      @Override
      public SortedMap<String, String> files(Trace trace) {
        SortedMap<String, String> files = new TreeMap<>();
        files.put("trace.json", TraceJson.write(trace));
        files.put("changelog.txt", "CHANGELOG " + trace.cell().command() + "\n");
        files.put("terminal.txt", terminal(trace, 80, true, false));
        return files;
      }

      @Override
      public String terminal(Trace trace, int columns, boolean ascii, boolean colour) {
        return "TERMINAL " + trace.cell().purpose() + (ascii ? " ascii" : "") + "\n";
      }
    };
  }

  /** No goals. */
  public static Set<String> none() {
    return Set.of();
  }
}
