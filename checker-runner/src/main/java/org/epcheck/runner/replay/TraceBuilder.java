package org.epcheck.runner.replay;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.epcheck.runner.engine.FoundError;
import org.epcheck.runner.spec.PropertyFile;
import org.epcheck.trace.model.Event;
import org.epcheck.trace.model.Trace;
import org.epcheck.translator.interp.CFrame;
import org.epcheck.translator.interp.ErrorValue;
import org.epcheck.translator.interp.InterpEvent;
import org.epcheck.translator.interp.Interpreter;
import org.epcheck.translator.interp.ObjectTable;
import org.epcheck.translator.interp.State;
import org.epcheck.translator.interp.Successor;
import org.epcheck.translator.interp.Waits;
import org.epcheck.translator.ir.Instr;
import org.epcheck.translator.ir.Origin;
import org.epcheck.translator.ir.Program;
import org.jspecify.annotations.Nullable;

/** Tells one replayed behaviour as a trace. Use it once. */
final class TraceBuilder {
  private final Interpreter interpreter;
  private final Frames frames;
  private final ProgramIndex index;
  private final List<String> threadNames;
  private final Names names;
  private final Events events;
  private final FailureText texts;
  private final Threads threads;
  private final List<Trace.Step> steps = new ArrayList<>();
  private final List<String> others = new ArrayList<>();
  private State state;

  TraceBuilder(Interpreter interpreter, ProgramIndex index, Frames frames) {
    this.interpreter = interpreter;
    this.index = index;
    this.frames = frames;
    threadNames = interpreter.initial().threads();
    names = new Names(interpreter.objects());
    events = new Events(names, index, threadNames);
    texts = new FailureText(names, events, index, threadNames);
    threads = new Threads(index, threadNames.size());
    state = interpreter.initialState();
  }

  /** The trace of steps of which the last leads to an error; its cell is empty. */
  Trace build(List<Successor> successors) {
    Trace.Failure failure = null;
    for (Successor s : successors) {
      ErrorValue error = s.error();
      if (error == null) {
        step(s);
      } else {
        failure = fail(s, error);
      }
    }
    if (failure == null) {
      throw new IllegalArgumentException("the last step is no error");
    }
    return trace(failure);
  }

  private Trace trace(Trace.Failure failure) {
    return new Trace(
        Trace.VERSION, emptyCell(), threadInfos(), objectInfos(), initialCells(), steps, failure);
  }

  /**
   * The trace of steps of which none leads to an error, but from some state on no run ends.
   *
   * @param lost number of steps up to that state
   * @param loop number of steps after which all is as it is at the end
   */
  Trace build(List<Successor> successors, int lost, int loop) {
    successors.forEach(this::step);
    int last = steps.size();
    List<String> who = whereabouts(loop, false);
    String message =
        "from step "
            + (lost + 1)
            + " on no schedule lets all threads end: "
            + String.join(", ", who)
            + "; after step "
            + last
            + " all is as it was before step "
            + (loop + 1);
    return trace(failure(FoundError.LIVELOCK, "", 0, last, "", message)).withLoop(loop + 1);
  }

  /**
   * Where the threads are that are not over, which are pending steps from now on.
   *
   * @param loop who moves after so many steps goes round
   * @param why whether to say why the others stand
   */
  private List<String> whereabouts(int loop, boolean why) {
    Set<String> moving = new TreeSet<>();
    for (Trace.Step s : steps.subList(loop, steps.size())) {
      moving.add(s.thread());
    }
    List<String> who = new ArrayList<>();
    for (int t = 1; t <= threadNames.size(); t++) {
      if (index.at(state.pc(t)) != null) {
        String name = threadNames.get(t - 1);
        boolean moves = moving.contains(name);
        String reason = moves || !why ? "" : standing(t);
        who.add(name + (moves ? " goes round" : " stands") + " in " + function(t) + reason);
        pending(t, List.of());
      }
    }
    return who;
  }

  /** Why a thread makes no step from here, if there is more to it than that nobody makes it go. */
  private String standing(int thread) {
    SortedSet<String> errors = new TreeSet<>();
    for (Successor s : interpreter.successors(state)) {
      if (s.move().thread() == thread && s.error() == null) {
        return "";
      } else if (s.move().thread() == thread && s.error() != null) {
        errors.add(s.error().kind());
      }
    }
    return errors.isEmpty()
        ? " and waits"
        : ", where its next step ends its path (" + String.join(", ", errors) + ")";
  }

  /** The trace of steps of which none leads to an error; what they violate is a property. */
  Trace build(List<Successor> successors, ErrorValue violation, String message) {
    successors.forEach(this::step);
    int last = steps.size();
    for (int t = 1; t <= threadNames.size(); t++) {
      pending(t, List.of());
    }
    return trace(failure(violation, last, "", message));
  }

  /**
   * The trace of a run without end that violates a property.
   *
   * @param loop number of steps after which all is as it is at the end; null if it stays there
   */
  Trace endless(List<Successor> successors, ErrorValue violation, @Nullable Integer loop) {
    successors.forEach(this::step);
    int last = steps.size();
    List<String> who = whereabouts(loop == null ? last : loop, true);
    String message =
        "the property "
            + violation.kind().substring(PropertyFile.KIND.length())
            + " is false of this run: "
            + (loop == null
                ? "after step " + last + " nothing moves any more"
                : "after step " + last + " all is as it was before step " + (loop + 1))
            + (who.isEmpty() ? "" : "; " + String.join(", ", who));
    Trace told = trace(failure(violation, last, "", message));
    return loop == null ? told : told.withLoop(loop + 1);
  }

  private static Trace.Cell emptyCell() {
    SortedMap<String, String> none = Collections.emptySortedMap();
    return new Trace.Cell("", 0, 0, "", "", "", "", "", none, "", "", 0, 0, true, "");
  }

  // ---- Steps

  private void step(Successor s) {
    int thread = s.move().thread();
    int n = steps.size() + 1;
    List<Trace.Frame> at = frames.of(stack(s, thread));
    for (InterpEvent e : s.events()) {
      if (e instanceof InterpEvent.Fault f) {
        other(n, thread, f);
      }
    }
    steps.add(asStep(n, thread, s, at));
    threads.advance(state, thread, s.events());
    state = s.state();
  }

  /** The stack of the thread before the step; that of its first block when it only just starts. */
  private List<CFrame> stack(Successor s, int thread) {
    List<CFrame> stack = threads.stack(state, thread);
    return stack.isEmpty() ? threads.stack(s.state(), thread) : stack;
  }

  private Trace.Step asStep(int n, int thread, Successor s, List<Trace.Frame> at) {
    String label = state.pc(thread);
    ProgramIndex.Place place = index.at(label);
    Instr first = place == null ? null : place.first();
    boolean starts = place == null;
    List<Event> told = events.of(n, state, s.events());
    return new Trace.Step(
        n,
        threadNames.get(thread - 1),
        starts ? s.state().pc(thread) : label,
        at,
        starts ? start(told) : frames.statement(stack(s, thread)),
        Places.depth(at),
        starts || (first != null && first.isVisible()),
        told);
  }

  /** The call that nobody wrote: of a callback, of FINALLY. */
  private static String start(List<Event> events) {
    for (Event e : events) {
      if (e instanceof Event.Call c) {
        return c.function() + "(" + c.value() + ")";
      }
    }
    return "";
  }

  private void other(int n, int thread, InterpEvent.Fault f) {
    Origin origin = f.origin();
    List<CFrame> stack =
        origin == null ? threads.stack(state, thread) : threads.stack(state, thread, origin);
    List<Trace.Frame> at = frames.of(stack);
    String access = FailureText.access(instruction(thread, origin));
    String who = threadNames.get(thread - 1);
    others.add(
        "step "
            + n
            + ": "
            + f.kind()
            + ": "
            + texts.of(f.kind(), who, f.address(), access, f.text(), at));
  }

  /** The instruction of the thread's next block that has the origin; the first if there is none. */
  private @Nullable Instr instruction(int thread, @Nullable Origin origin) {
    ProgramIndex.Place place = index.at(state.pc(thread));
    if (place == null) {
      return null;
    }
    for (Instr i : place.block().instrs()) {
      if (origin != null && i.origin().equals(origin) && !FailureText.access(i).isEmpty()) {
        return i;
      }
    }
    return origin == null ? place.first() : null;
  }

  // ---- The error

  private Trace.Failure fail(Successor s, ErrorValue error) {
    if (error.kind().equals("deadlock")) {
      for (int t = 1; t <= threadNames.size(); t++) {
        pending(t, waiting(t));
      }
      return failure(error, steps.size() - pendingSteps(), "", texts.deadlock(state));
    } else if (error.kind().equals("data-race")) {
      return race(error);
    }
    return ownError(s, error);
  }

  private int pendingSteps() {
    return (int) steps.stream().filter(x -> x.n() == 0).count();
  }

  private Trace.Failure ownError(Successor s, ErrorValue error) {
    int thread = s.move().thread();
    int n = steps.size() + 1;
    InterpEvent.Fault fault = lastFault(s.events());
    long address = fault != null && error.isOrder() ? fault.address() : error.address();
    String who = error.isOrder() ? threadNames.get(thread - 1) : error.thread();
    Origin origin = fault == null ? null : fault.origin();
    List<CFrame> stack =
        origin == null ? threads.stack(state, thread) : threads.stack(state, thread, origin);
    List<Trace.Frame> at = frames.of(stack);
    for (InterpEvent e : s.events()) {
      if (e instanceof InterpEvent.Fault f && f != fault) {
        other(n, thread, f);
      }
    }
    String access = FailureText.access(instruction(thread, origin));
    String text = fault == null ? "" : fault.text();
    String message = texts.of(error.kind(), who, address, access, text, at);
    ProgramIndex.Place place = index.at(state.pc(thread));
    Instr first = place == null ? null : place.first();
    steps.add(
        new Trace.Step(
            n,
            threadNames.get(thread - 1),
            state.pc(thread),
            at,
            frames.statement(stack),
            Places.depth(at),
            first != null && first.isVisible(),
            events.of(n, state, s.events())));
    return failure(error.kind(), who, address, n, access, message);
  }

  private static InterpEvent.@Nullable Fault lastFault(List<InterpEvent> events) {
    InterpEvent.Fault last = null;
    for (InterpEvent e : events) {
      last = e instanceof InterpEvent.Fault f ? f : last;
    }
    return last;
  }

  private Trace.Failure failure(ErrorValue error, int step, String access, String message) {
    return failure(error.kind(), error.thread(), error.address(), step, access, message);
  }

  private Trace.Failure failure(
      String kind, String thread, long address, int step, String access, String message) {
    return new Trace.Failure(
        kind, step, thread, names.object(address), names.field(address), access, message, others);
  }

  private Trace.Failure race(ErrorValue error) {
    int n = steps.size();
    List<String> labels = new ArrayList<>(List.of(error.label()));
    labels.addAll(error.via());
    List<String> who = new ArrayList<>();
    List<String> what = new ArrayList<>();
    String access = "";
    for (int t = 1; t <= threadNames.size(); t++) {
      boolean isFirst = threadNames.get(t - 1).equals(error.thread());
      boolean isSecond =
          !isFirst && who.size() == 1 && labels.get(1).equals(state.pc(t)) && touches(t, error);
      if (isFirst || isSecond) {
        String kind = FailureText.access(instruction(t, null));
        access = isFirst ? kind : access;
        who.add(threadNames.get(t - 1));
        what.add(kind + " in " + function(t));
        pending(t, next(t));
      }
    }
    String second = who.size() > 1 ? who.get(1) : "another thread";
    return failure(
        error,
        n,
        access,
        texts.race(error.thread(), second, error.address(), String.join(", ", what)));
  }

  private boolean touches(int thread, ErrorValue error) {
    Long address = Waits.address(state, thread);
    return address != null && address == error.address();
  }

  private String function(int thread) {
    Trace.Frame at = Places.innermost(frames.of(threads.stack(state, thread)));
    return at == null ? "?" : at.function() + "() at " + at.file() + ":" + at.line();
  }

  // ---- Steps that did not happen

  private void pending(int thread, List<Event> what) {
    List<CFrame> stack = threads.stack(state, thread);
    if (stack.isEmpty()) {
      return;
    }
    List<Trace.Frame> at = frames.of(stack);
    steps.add(
        new Trace.Step(
            0,
            threadNames.get(thread - 1),
            state.pc(thread),
            at,
            frames.statement(stack),
            Places.depth(at),
            true,
            what));
  }

  private List<Event> waiting(int thread) {
    ProgramIndex.Place place = index.at(state.pc(thread));
    Long address = place == null ? null : Waits.address(state, thread);
    if (place != null && address != null && place.first() instanceof Instr.Lock lock) {
      return List.of(events.lock("wait", address, lock.mode()));
    } else if (address != null) {
      String value = names.content(state, address);
      return List.of(
          new Event.Access(
              names.object(address),
              names.field(address),
              false,
              Instr.Access.ATOMIC.name(),
              value,
              value));
    }
    return List.of();
  }

  /** What the thread would do next. */
  private List<Event> next(int thread) {
    for (Successor s : interpreter.successors(state)) {
      if (s.move().thread() == thread && s.error() == null) {
        return new Events(names, index, threadNames)
            .of(0, state, s.events()).stream().filter(e -> !(e instanceof Event.Error)).toList();
      }
    }
    return List.of();
  }

  // ---- What there is

  private List<Trace.ThreadInfo> threadInfos() {
    List<Trace.ThreadInfo> infos = new ArrayList<>();
    Program program = interpreter.program();
    program.threads().forEach(t -> infos.add(new Trace.ThreadInfo(t.id(), t.title(), "task")));
    for (String name : threadNames.subList(infos.size(), threadNames.size())) {
      infos.add(
          new Trace.ThreadInfo(name, name.equals("rcu") ? "RCU callbacks" : "afterwards", name));
    }
    return infos;
  }

  private List<Trace.ObjectInfo> objectInfos() {
    Set<String> used = usedObjects();
    State initial = interpreter.initialState();
    List<Trace.ObjectInfo> infos = new ArrayList<>();
    for (ObjectTable.ModelObject o : interpreter.objects().mutable()) {
      if (o.born() || used.contains(o.name())) {
        List<CFrame> allocated = interpreter.initial().allocated().get(o.number());
        infos.add(
            new Trace.ObjectInfo(
                o.name(),
                o.type().toString(),
                initial.life(o.number()).text(),
                allocated == null ? null : frames.of(allocated)));
      }
    }
    for (ObjectTable.ModelObject o : interpreter.objects().constants()) {
      if (used.contains(o.name())) {
        infos.add(new Trace.ObjectInfo(o.name(), o.type().toString(), "static", null));
      }
    }
    return infos;
  }

  private Set<String> usedObjects() {
    Set<String> used = new HashSet<>();
    for (Trace.Step step : steps) {
      for (Event e : step.events()) {
        if (e instanceof Event.Access x) {
          used.add(x.object());
        } else if (e instanceof Event.Life x) {
          used.add(x.object());
        } else if (e instanceof Event.Lock x) {
          used.add(x.object());
        } else if (e instanceof Event.Count x) {
          used.add(x.object());
        } else if (e instanceof Event.Error x) {
          used.add(x.object());
        }
      }
    }
    return used;
  }

  /** Every cell that is not 0 in the initial state. */
  private SortedMap<String, String> initialCells() {
    SortedMap<String, String> cells = new TreeMap<>();
    State initial = interpreter.initialState();
    for (ObjectTable.ModelObject o : interpreter.objects().mutable()) {
      for (long a = o.address(); o.born() && a < o.address() + o.cells(); a++) {
        Long value = initial.cell(a);
        if (value != null && value != 0 && value != ObjectTable.UNINIT) {
          cells.put(names.place(a), names.valueAt(a, value));
        }
      }
    }
    return cells;
  }
}
