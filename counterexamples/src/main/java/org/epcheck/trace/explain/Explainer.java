package org.epcheck.trace.explain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.epcheck.trace.explain.Item.Act;
import org.epcheck.trace.model.Event;
import org.epcheck.trace.model.Trace;
import org.epcheck.trace.timeline.Timeline;
import org.epcheck.trace.timeline.Timeline.Blocked;
import org.epcheck.trace.timeline.Timeline.Change;
import org.epcheck.trace.timeline.Timeline.Lane;
import org.epcheck.trace.timeline.Timeline.Row;
import org.epcheck.trace.timeline.Timeline.StepRef;
import org.epcheck.trace.timeline.Timeline.Verdict;
import org.epcheck.trace.timeline.Timeline.Wait;
import org.jspecify.annotations.Nullable;

/** Explains a trace. */
public final class Explainer {
  private final Trace trace;
  private final Facts facts;
  private final Causes causes;
  private final List<Wait> waits;
  private final List<Blocked> blocked;
  private Map<String, Act> headers = Map.of();
  private List<Item> items = List.of();

  private Explainer(Trace trace) {
    this.trace = trace;
    facts = new Facts(trace);
    causes = new Causes(facts);
    waits = Waits.of(facts);
    blocked = Waits.blocked(facts);
  }

  /** The timeline of a trace. The same trace gives an equal timeline. */
  public static Timeline explain(Trace trace) {
    return new Explainer(trace).timeline();
  }

  private Timeline timeline() {
    List<Item> folded = Folding.fold(facts);
    new Levels(facts, causes, waits).assign(folded);
    addWaits(folded);
    items = new ArrayList<>(Selection.collapse(folded));
    addPending();
    items = Selection.select(items);
    headers = Selection.headers(items.stream().filter(i -> i.shown).toList(), 5);
    List<Row> rows = new ArrayList<>();
    TreeSet<String> inside = new TreeSet<>();
    for (Item item : items) {
      rows.add(row(item, inside));
    }
    return new Timeline(
        Timeline.VERSION,
        trace.cell(),
        lanes(),
        rows,
        stepRefs(),
        facts.locks,
        facts.readers,
        waits,
        facts.graces,
        facts.objects,
        facts.counts,
        trace.initial(),
        verdict(),
        writes(),
        trace.sources(),
        trace.reordered(),
        trace.loop());
  }

  private List<Timeline.Write> writes() {
    return facts.touches.stream()
        .filter(t -> t.step().n() > 0 && t.access().write())
        .filter(t -> !t.access().before().equals(t.access().after()))
        .map(
            t ->
                new Timeline.Write(
                    t.step().n(),
                    t.step().thread(),
                    t.access().object(),
                    t.access().field(),
                    t.access().before(),
                    t.access().after()))
        .toList();
  }

  /** A wait is a row without a number behind the step after which it begins. */
  private void addWaits(List<Item> folded) {
    for (Wait w : waits) {
      if (w.until() == null) {
        continue;
      }
      int until = w.until();
      Item acquire = folded.stream().filter(i -> i.covers(until)).findFirst().orElseThrow();
      if (acquire.level > 1 || acquire.steps.get(0).n() != until) {
        continue;
      }
      Item wait = new Item("wait", w.thread(), acquire.act, null, acquire.label);
      wait.waitsFor = w.holder();
      wait.level = acquire.level;
      place(folded, wait, acquire, w.after());
      acquire.kind = "acquire";
      acquire.label = Labels.argument(acquire.label, w.lock());
    }
  }

  /** Behind the last row that begins not after step {@code after}, with the calls around it. */
  private static void place(List<Item> items, Item wait, Item acquire, int after) {
    int at = 0;
    for (int i = 0; i < items.size() && items.get(i).first() <= after; i++) {
      if (!items.get(i).steps.isEmpty() || items.get(i).is("wait")) {
        at = i + 1;
      }
    }
    List<Item> late = items.subList(at, items.indexOf(acquire));
    List<Item> calls =
        late.stream().filter(i -> i.thread.equals(wait.thread) && begins(i, acquire)).toList();
    late.removeAll(calls);
    items.addAll(at, calls);
    items.add(at + calls.size(), wait);
  }

  /** Whether {@code call} is the call of a function that {@code row} is in. */
  private static boolean begins(Item call, Item row) {
    return call.callee != null && row.act != null && row.act.within(call.callee);
  }

  /** What was about to happen, and the end of a run that fails as a whole. */
  private void addPending() {
    String kind = trace.failure().kind();
    for (Trace.Step p : facts.pending) {
      Act act = null;
      for (Trace.Frame f : Facts.stack(p)) {
        act = find(p.thread(), act, f.function());
      }
      boolean waiting = kind.equals("deadlock");
      Item item =
          new Item(waiting ? "wait" : "next", p.thread(), act, null, Labels.clean(p.text()));
      item.level = 0;
      item.next = p;
      blocked.stream()
          .filter(b -> b.thread().equals(p.thread()))
          .findFirst()
          .ifPresent(b -> item.waitsFor = b.holder());
      items.add(item);
    }
    boolean whole =
        causes.kind == Kind.DEADLOCK || causes.kind == Kind.LEAK || causes.kind == Kind.LIVELOCK;
    if (whole || !facts.pending.isEmpty()) {
      Item halt = new Item("halt", trace.failure().thread(), null, null, halted(kind));
      halt.level = 0;
      items.add(halt);
    }
  }

  private String halted(String kind) {
    Integer loop = trace.loop();
    return Kind.mark(kind) + (loop == null ? "" : ": again from step " + loop + ", for ever");
  }

  /** The activation that the thread is in, or a new one. */
  private Act find(String thread, @Nullable Act parent, String function) {
    Act found = null;
    for (Item i : items) {
      if (!i.thread.equals(thread)) {
        continue;
      }
      for (Act start : new @Nullable Act[] {i.act, i.callee}) {
        for (Act a = start; a != null; a = a.parent) {
          if (a.parent == parent && a.function.equals(function)) {
            found = a;
          }
        }
      }
    }
    return found != null ? found : new Act(parent, function);
  }

  private Row row(Item item, TreeSet<String> inside) {
    Trace.Step key = key(item);
    List<String> roles = new ArrayList<>();
    item.steps.forEach(s -> causes.roles(s.n()).forEach(roles::add));
    boolean halts = items.stream().anyMatch(i -> i.is("halt"));
    boolean failure = item.is("halt") || (!halts && item.covers(trace.failure().step()));
    Trace.Step place = key != null ? key : item.next;
    List<Trace.Frame> stack = place == null ? List.of() : Facts.stack(place);
    Trace.Frame top = stack.isEmpty() ? null : stack.get(stack.size() - 1);
    return new Row(
        item.kind,
        item.thread,
        key == null ? null : (Integer) key.n(),
        item.steps.stream().map(Trace.Step::n).toList(),
        depth(item),
        nest(item),
        item.label,
        item.act == null ? "" : item.act.function,
        top == null ? "" : top.file(),
        top == null ? 0 : top.line(),
        stack,
        item.waitsFor,
        changes(item, inside),
        roles,
        failure,
        item.level,
        item.shown);
  }

  private int depth(Item item) {
    if (item.act == null) {
      return 0;
    }
    Act header = headers.get(item.thread);
    return header == null ? item.act.depth + 1 : Math.max(0, item.act.depth - header.depth);
  }

  private Trace.@Nullable Step key(Item item) {
    for (Trace.Step s : item.steps) {
      if (s.n() == trace.failure().step() || !causes.roles(s.n()).isEmpty()) {
        return s;
      }
    }
    return item.steps.isEmpty() ? null : item.steps.get(0);
  }

  /** Sections of the thread around a row whose ends are shown. */
  private int nest(Item item) {
    int at = items.indexOf(item);
    int from = item.steps.isEmpty() ? before(at) : item.steps.get(0).n() - 1;
    int to = item.steps.isEmpty() ? from : item.steps.get(item.steps.size() - 1).n();
    long locks =
        facts.locks.stream()
            .filter(s -> s.thread().equals(item.thread) && s.holds(from) && s.holds(to))
            .filter(s -> isShown(s.from()))
            .count();
    long readers =
        facts.readers.stream()
            .filter(r -> r.thread().equals(item.thread) && r.holds(from) && r.holds(to))
            .filter(r -> !r.by().equals("spin"))
            .filter(r -> isShown(r.from()))
            .count();
    return (int) (locks + readers);
  }

  private boolean isShown(int n) {
    return items.stream().anyMatch(i -> i.shown && i.covers(n));
  }

  private int before(int at) {
    int n = 0;
    for (Item i : items.subList(0, at)) {
      n = i.steps.isEmpty() ? n : i.steps.get(i.steps.size() - 1).n();
    }
    return n;
  }

  private List<Change> changes(Item item, TreeSet<String> inside) {
    Map<String, Change> out = new LinkedHashMap<>();
    boolean spin =
        item.events().anyMatch(e -> e instanceof Event.Lock l && l.mode().equals("spin"));
    for (Trace.Step s : item.steps) {
      for (Event event : s.events()) {
        Change c = change(s.thread(), event, inside);
        if (c != null && !(spin && c.kind().equals("readers"))) {
          out.merge(
              c.kind() + " " + c.object() + " " + c.field(),
              c,
              (a, b) -> new Change(a.kind(), a.object(), a.field(), a.before(), b.after()));
        }
      }
    }
    return out.values().stream().filter(c -> !c.before().equals(c.after())).toList();
  }

  private static @Nullable Change change(String thread, Event event, TreeSet<String> inside) {
    if (event instanceof Event.Count e) {
      return new Change("count", e.object(), e.field(), "" + e.before(), "" + e.after());
    } else if (event instanceof Event.Life e) {
      return new Change("life", e.object(), "", e.from(), e.to());
    } else if (event instanceof Event.Lock e && !e.op().equals("wait")) {
      boolean acquire = e.op().equals("acquire");
      return new Change(
          "lock", e.object(), e.field(), acquire ? "-" : thread, acquire ? thread : "-");
    } else if (event instanceof Event.Reader e) {
      String before = names(inside);
      if (e.nest() > 0) {
        inside.add(thread);
      } else {
        inside.remove(thread);
      }
      return new Change("readers", "", "", before, names(inside));
    }
    return null;
  }

  private static String names(TreeSet<String> threads) {
    return threads.isEmpty() ? "-" : String.join(", ", threads);
  }

  private List<Lane> lanes() {
    List<Lane> out = new ArrayList<>();
    for (Trace.ThreadInfo t : trace.threads()) {
      Act header = headers.get(t.id());
      List<String> path =
          header == null || !t.context().equals("task")
              ? List.of()
              : header.path().stream().map(a -> a.function).filter(f -> !isEntry(f)).toList();
      out.add(new Lane(t.id(), t.title(), t.context(), path));
    }
    return out;
  }

  /** Functions that the scenario's macros made: no name for people. */
  static boolean isEntry(String function) {
    return function.startsWith("__epcheck_");
  }

  private List<StepRef> stepRefs() {
    Map<Integer, Integer> rowOf = new HashMap<>();
    for (int i = 0; i < items.size(); i++) {
      for (Trace.Step s : items.get(i).steps) {
        rowOf.putIfAbsent(s.n(), i);
      }
    }
    return facts.steps.stream()
        .map(s -> new StepRef(s.n(), s.thread(), s.label(), rowOf.getOrDefault(s.n(), -1)))
        .toList();
  }

  private Verdict verdict() {
    Trace.Failure f = trace.failure();
    Why why = new Why(causes, blocked);
    return new Verdict(
        f.kind(),
        Kind.mark(f.kind()),
        title(f),
        f.thread(),
        f.object(),
        f.field(),
        f.access(),
        f.step(),
        f.message(),
        causes.chain(),
        why.sentences(),
        why.protection(),
        blocked,
        f.others(),
        new Sentence(causes, blocked).text());
  }

  private String title(Trace.Failure f) {
    if (causes.kind == Kind.LIVELOCK) {
      return f.kind() + (f.object().isEmpty() ? "" : " at " + f.object());
    }
    if (causes.kind == Kind.DEADLOCK) {
      List<String> names = facts.pending.stream().map(Trace.Step::thread).toList();
      return names.isEmpty() ? f.kind() : f.kind() + " of " + String.join(", ", names);
    }
    String what = f.object().isEmpty() ? "" : " of " + f.object();
    if (!facts.pending.isEmpty()) {
      // As KCSAN has it: the functions on both sides.
      List<String> names = facts.pending.stream().map(Facts::function).distinct().toList();
      return f.kind() + what + " in " + String.join(" / ", names);
    }
    String where = causes.kind == Kind.LEAK ? "" : Facts.function(facts.step(f.step()));
    return f.kind() + what + (where.isEmpty() || isEntry(where) ? "" : " in " + where + "()");
  }
}
