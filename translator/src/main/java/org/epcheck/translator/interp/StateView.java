package org.epcheck.translator.interp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.epcheck.translator.ir.Var;
import org.epcheck.translator.tla.TlaValue;
import org.jspecify.annotations.Nullable;

/** A state as TLA+ values. */
final class StateView {
  private static final TlaValue EMPTY = TlaValue.EMPTY;

  private final State state;
  private final LinkedCode code;
  private final @Nullable State before;
  private final Map<String, TlaValue> known;

  private StateView(State state, @Nullable State before, Map<String, TlaValue> known) {
    this.state = state;
    this.code = state.code;
    this.before = before;
    this.known = known;
  }

  static SortedMap<String, TlaValue> of(State state) {
    return new StateView(state, null, Map.of()).all();
  }

  /**
   * The same as {@link #of(State)}, at less cost where the states have much in common.
   *
   * @param before another state of the model
   * @param known its view
   */
  static SortedMap<String, TlaValue> of(State state, State before, Map<String, TlaValue> known) {
    return new StateView(state, before, known).all();
  }

  private SortedMap<String, TlaValue> all() {
    SortedMap<String, TlaValue> view = new TreeMap<>();
    perThread(view, "pc", (a, b) -> a.pc() == b.pc(), t -> TlaValue.str(code.label(t.pc())));
    perThread(view, "loc", (a, b) -> a == b, t -> t.active() ? loc(t.pc(), t.loc()) : EMPTY);
    perThread(view, "stack", (a, b) -> a.stack() == b.stack(), this::stack);
    perThread(view, "held", (a, b) -> a.held() == b.held(), StateView::held);
    perThread(view, "nest", (a, b) -> a.nest() == b.nest(), t -> TlaValue.of(t.nest()));
    perThread(view, "sync", (a, b) -> a.sync() == b.sync(), t -> threads(t.sync()));
    view.put("mem", mem());
    view.put(
        "life",
        before != null && Arrays.equals(state.life, before.life)
            ? known("life")
            : sequence(List.of(state.life), l -> TlaValue.str(l.text())));
    view.put(
        "mark",
        before != null && Arrays.equals(state.mark, before.mark)
            ? known("mark")
            : sequence(Arrays.stream(state.mark).boxed().toList(), i -> TlaValue.of(i)));
    view.put(
        "owner",
        before != null && state.owner == before.owner
            ? known("owner")
            : sequence(Arrays.stream(state.owner).boxed().toList(), i -> TlaValue.of(i)));
    view.put(
        "queue",
        before != null && state.queue == before.queue
            ? known("queue")
            : new TlaValue.SetOf(Arrays.stream(state.queue).map(this::deferred).toList()));
    view.put("err", state.err == null ? EMPTY : state.err.toTla());
    return view;
  }

  private TlaValue known(String name) {
    TlaValue value = known.get(name);
    if (value == null) {
      throw new IllegalArgumentException("not a view: no " + name);
    }
    return value;
  }

  private void perThread(
      Map<String, TlaValue> view,
      String name,
      BiPredicate<ThreadState, ThreadState> same,
      Function<ThreadState, TlaValue> value) {
    Map<String, TlaValue> map = new TreeMap<>();
    boolean changed = false;
    for (int t = 0; t < state.threads.length; t++) {
      String thread = code.threadName(t);
      if (before != null
          && same.test(state.threads[t], before.threads[t])
          && known(name) instanceof TlaValue.Rec r) {
        map.put(thread, r.fields().get(thread));
      } else {
        map.put(thread, value.apply(state.threads[t]));
        changed = true;
      }
    }
    view.put(name, changed ? TlaValue.rec(map) : known(name));
  }

  private TlaValue mem() {
    if (before == null || before.mem.length != state.mem.length) {
      return sequence(Arrays.asList(state.mem), this::cells);
    }
    TlaValue all = known("mem");
    if (!(all instanceof TlaValue.Seq old)) {
      throw new IllegalArgumentException("not a view: " + all);
    }
    List<TlaValue> values = new ArrayList<>();
    boolean changed = false;
    for (int i = 0; i < state.mem.length; i++) {
      boolean same = state.mem[i] == before.mem[i];
      values.add(same ? old.elements().get(i) : cells(state.mem[i]));
      changed |= !same;
    }
    return changed ? new TlaValue.Seq(values) : old;
  }

  private static <T> TlaValue sequence(List<T> list, Function<T, TlaValue> value) {
    List<TlaValue> values = new ArrayList<>();
    list.forEach(x -> values.add(value.apply(x)));
    return new TlaValue.Seq(values);
  }

  private TlaValue loc(int pc, int[] loc) {
    Map<String, TlaValue> map = new TreeMap<>();
    List<Var> variables = code.block(pc).function().variables();
    for (int i = 0; i < loc.length; i++) {
      map.put(variables.get(i).name(), TlaValue.of(loc[i]));
    }
    return TlaValue.rec(map);
  }

  private TlaValue stack(ThreadState t) {
    List<TlaValue> frames = new ArrayList<>();
    for (Frame f = t.stack(); f != null; f = f.caller()) {
      String dst = f.dst() < 0 ? "" : code.block(f.pc()).function().variables().get(f.dst()).name();
      frames.add(
          TlaValue.rec(
              Map.of(
                  "pc", TlaValue.str(code.label(f.pc())),
                  "dst", TlaValue.str(dst),
                  "loc", loc(f.pc(), f.loc()))));
    }
    return new TlaValue.Seq(frames);
  }

  private TlaValue cells(int[] cells) {
    return sequence(Arrays.stream(cells).boxed().toList(), i -> TlaValue.of(i));
  }

  private static TlaValue held(ThreadState t) {
    List<TlaValue> list = new ArrayList<>();
    for (int i = 0; i < t.held().length; i += 2) {
      list.add(
          TlaValue.seq(
              TlaValue.of(t.held()[i]), TlaValue.str(t.held()[i + 1] == 1 ? "spin" : "sleep")));
    }
    return new TlaValue.Seq(list);
  }

  private TlaValue deferred(Deferred d) {
    return TlaValue.rec(
        Map.of(
            "head", TlaValue.of(d.head()),
            "fn", TlaValue.of(d.function()),
            "wait", threads(d.readers())));
  }

  private TlaValue threads(int bits) {
    List<TlaValue> names = new ArrayList<>();
    for (int t = 0; t < state.threads.length; t++) {
      if ((bits >> t & 1) != 0) {
        names.add(TlaValue.str(code.threadName(t)));
      }
    }
    return new TlaValue.SetOf(names);
  }
}
