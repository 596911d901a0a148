package org.epcheck.translator.interp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.epcheck.translator.ir.Var;
import org.epcheck.translator.tla.TlaValue;

/** A state as TLA+ values. */
final class StateView {
  private final State state;
  private final LinkedCode code;

  private StateView(State state) {
    this.state = state;
    this.code = state.code;
  }

  static SortedMap<String, TlaValue> of(State state) {
    return new StateView(state).all();
  }

  private SortedMap<String, TlaValue> all() {
    SortedMap<String, TlaValue> view = new TreeMap<>();
    view.put("pc", perThread(t -> TlaValue.str(code.label(t.pc()))));
    view.put("loc", perThread(t -> t.active() ? loc(t.pc(), t.loc()) : TlaValue.EMPTY));
    view.put("stack", perThread(this::stack));
    view.put("mem", sequence(Arrays.asList(state.mem), this::cells));
    view.put("life", sequence(List.of(state.life), l -> TlaValue.str(l.text())));
    view.put("mark", sequence(Arrays.stream(state.mark).boxed().toList(), i -> TlaValue.of(i)));
    view.put("held", perThread(StateView::held));
    view.put("nest", perThread(t -> TlaValue.of(t.nest())));
    view.put("queue", new TlaValue.SetOf(Arrays.stream(state.queue).map(this::deferred).toList()));
    view.put("sync", perThread(t -> threads(t.sync())));
    view.put("run", TlaValue.str(run()));
    view.put("err", state.err == null ? TlaValue.EMPTY : state.err.toTla());
    return view;
  }

  private String run() {
    return state.run == State.RUN_ANY
        ? "any"
        : state.run == State.RUN_STOP ? "stop" : code.threadName(state.run);
  }

  private TlaValue perThread(Function<ThreadState, TlaValue> value) {
    Map<String, TlaValue> map = new TreeMap<>();
    for (int t = 0; t < state.threads.length; t++) {
      map.put(code.threadName(t), value.apply(state.threads[t]));
    }
    return TlaValue.rec(map);
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
