package org.epcheck.runner.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.epcheck.trace.explain.Explainer;
import org.epcheck.trace.model.Event;
import org.epcheck.trace.model.Trace;
import org.epcheck.trace.render.Words;
import org.epcheck.trace.timeline.Timeline;
import org.jspecify.annotations.Nullable;

/** Shows the steps of a trace one by one. */
final class Stepper {
  private static final String KEYS =
      """
      Enter j  next step              k  previous step
      l h      next, previous step of the same thread
      ] [      next, previous context switch
      u f r p  use, free, retire, last protection
      a        allocation             g G  first, last step
      12       step 12                s  who holds what now
      q        leave
      """;

  private final Trace trace;
  private final Timeline timeline;
  private final PrintStream out;
  private final List<Trace.Step> steps;

  Stepper(Trace trace, PrintStream out) {
    this.trace = trace;
    this.timeline = Explainer.explain(trace);
    this.out = out;
    steps = trace.steps();
  }

  /** All steps. */
  void all() {
    head();
    for (int i = 0; i < steps.size(); i++) {
      show(i);
    }
    foot();
  }

  /** Waits for a line after each step; ends with the input. */
  void interactive(InputStream in) {
    head();
    out.print(KEYS);
    BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    int at = 0;
    show(at);
    try {
      while (true) {
        out.print("> ");
        out.flush();
        String line = lines.readLine();
        if (line == null || line.strip().equals("q")) {
          out.println();
          return;
        }
        int next = next(line.strip(), at);
        if (next >= 0 && next < steps.size()) {
          at = next;
          show(at);
          if (at == steps.size() - 1) {
            foot();
          }
        } else if (next == steps.size()) {
          out.println("this was the last step");
        }
      }
    } catch (IOException e) {
      out.println(); // the terminal is gone
    }
  }

  /** Index of the step that a command leads to; -1 if it leads nowhere. */
  private int next(String command, int at) {
    Timeline.Chain c = timeline.verdict().chain();
    if (command.matches("\\d{1,6}")) {
      return step(Integer.parseInt(command));
    }
    return switch (command) {
      case "", "j" -> at + 1;
      case "k" -> at - 1;
      case "l" -> thread(at, 1, true);
      case "h" -> thread(at, -1, true);
      case "]" -> thread(at, 1, false);
      case "[" -> thread(at, -1, false);
      case "g" -> 0;
      case "G" -> steps.size() - 1;
      case "u" -> step(c.use());
      case "f" -> step(c.free());
      case "r" -> step(c.retire());
      case "p" -> step(c.protection());
      case "a" -> step(c.allocate());
      case "s" -> {
        held(steps.get(at).n(), true);
        yield -1;
      }
      default -> {
        out.print(KEYS);
        yield -1;
      }
    };
  }

  private int thread(int at, int by, boolean same) {
    String thread = steps.get(at).thread();
    for (int i = at + by; i >= 0 && i < steps.size(); i += by) {
      if (steps.get(i).thread().equals(thread) == same) {
        return i;
      }
    }
    out.println("there is none");
    return -1;
  }

  private int step(@Nullable Integer n) {
    for (int i = 0; i < steps.size(); i++) {
      if (n != null && n > 0 && steps.get(i).n() == n) {
        return i;
      }
    }
    out.println(n != null && n == 0 ? "that was in the setup" : "there is none");
    return -1;
  }

  private void head() {
    Trace.Cell c = trace.cell();
    line(timeline.verdict().title());
    line(Words.state(c) + ", " + c.purpose() + ", scenario " + c.scenario());
    if (trace.reordered() != null) {
      line(Words.reordered(timeline));
    }
    out.println();
  }

  private void foot() {
    line("*** " + timeline.verdict().mark() + ": " + Words.sentence(timeline.verdict()));
    Integer loop = trace.loop();
    if (loop != null) {
      line("and again from step " + loop + ", for ever");
    }
  }

  private void show(int i) {
    Trace.Step s = steps.get(i);
    String number = s.n() == 0 ? "next" : "step " + s.n();
    Trace.Frame at = innermost(s);
    String place = at == null ? "" : at.function() + "()  " + at.file() + ":" + at.line();
    line(String.format("%-9s %-4s %s", number, s.thread(), place));
    if (!s.text().isEmpty()) {
      line("            > " + s.text());
    }
    told(s).forEach(t -> line("              " + t));
    if (s.n() > 0) {
      held(s.n(), false);
    }
  }

  private static Trace.@Nullable Frame innermost(Trace.Step s) {
    Trace.Frame at = null;
    for (Trace.Frame f : s.frames()) {
      at = f.header() ? at : f;
    }
    return at;
  }

  private static List<String> told(Trace.Step s) {
    List<String> out = new ArrayList<>();
    for (Event e : s.events()) {
      String t = told(e);
      if (!t.isEmpty()) {
        out.add(t);
      }
    }
    return out;
  }

  private static String told(Event event) {
    if (event instanceof Event.Access e) {
      String what = Words.cell(e.object(), e.field());
      return e.write()
          ? "write " + what + ": " + e.before() + " -> " + e.after()
          : "read  " + what + ": " + e.after();
    } else if (event instanceof Event.Lock e) {
      String op = e.op().equals("wait") ? "waits for" : e.op();
      return op + " " + Words.cell(e.object(), e.field());
    } else if (event instanceof Event.Reader e) {
      return (e.enter() ? "enter" : "leave") + " RCU read side, depth " + e.nest();
    } else if (event instanceof Event.Count e) {
      return "count " + Words.cell(e.object(), e.field()) + ": " + e.before() + " -> " + e.after();
    } else if (event instanceof Event.Life e) {
      return e.object() + " is " + e.to() + " (was " + e.from() + ")";
    } else if (event instanceof Event.Deferred e) {
      return "queue " + e.function() + "() for " + e.object();
    } else if (event instanceof Event.Callback e) {
      return "callback " + e.function() + "() for " + e.object() + ", queued at step " + e.step();
    } else if (event instanceof Event.Call e) {
      return (e.enter() ? "call " : "return from ") + e.function() + "(" + e.value() + ")";
    } else if (event instanceof Event.Local e) {
      return e.name() + " = " + e.after();
    } else if (event instanceof Event.Error e) {
      return "ERROR " + e.kind() + ": " + e.message();
    }
    return "";
  }

  /** Locks and readers after step {@code n}; only if it changed them, or if they are asked for. */
  private void held(int n, boolean asked) {
    Map<String, String> now = held(n);
    if (asked || !now.equals(held(n - 1))) {
      now.forEach((what, who) -> line("              [" + what + ": " + who + "]"));
      if (now.isEmpty()) {
        line("              [no lock is held, no reader is inside]");
      }
    }
  }

  private Map<String, String> held(int n) {
    Map<String, String> out = new LinkedHashMap<>();
    timeline.locks().stream()
        .filter(s -> s.holds(n))
        .forEach(s -> out.put(s.lock(), "held by " + s.thread() + " since step " + s.from()));
    timeline.readers().stream()
        .filter(r -> r.holds(n))
        .forEach(r -> out.put("RCU reader " + r.thread(), "since step " + r.from()));
    return out;
  }

  private void line(String s) {
    out.println(Words.clean("x" + s).substring(1));
  }
}
