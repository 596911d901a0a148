package org.epcheck.trace.explain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.epcheck.trace.explain.Item.Act;
import org.epcheck.trace.model.Event;
import org.epcheck.trace.model.Trace;
import org.jspecify.annotations.Nullable;

/** Steps to rows: one for each C statement, one for each call, in execution order. */
final class Folding {
  private final Facts facts;
  private final List<Item> items = new ArrayList<>();
  private final Map<String, Act> current = new HashMap<>();
  private final Map<String, Item> lastOf = new HashMap<>();
  private final Map<Act, Item> calls = new HashMap<>();
  private boolean ended;

  private Folding(Facts facts) {
    this.facts = facts;
  }

  static List<Item> fold(Facts facts) {
    Folding f = new Folding(facts);
    facts.steps.forEach(f::step);
    return f.items;
  }

  private void step(Trace.Step step) {
    begin(step);
    Act act = enter(step);
    if (shows(step)) {
      statement(step, act);
    }
    for (Event e : step.events()) {
      if (e instanceof Event.Call call) {
        call(step, call);
      }
    }
  }

  /** Rows before a callback and before the checker's end. */
  private void begin(Trace.Step step) {
    for (Event e : step.events()) {
      if (e instanceof Event.Callback) {
        current.remove(step.thread());
        lastOf.remove(step.thread());
        items.add(new Item("grace", step.thread(), null, null, "grace period over"));
      }
    }
    if (!ended && context(step.thread()).equals("end")) {
      ended = true;
      items.add(new Item("end", step.thread(), null, null, "all threads have finished"));
    }
  }

  String context(String thread) {
    return facts.trace.threads().stream()
        .filter(t -> t.id().equals(thread))
        .map(Trace.ThreadInfo::context)
        .findFirst()
        .orElse("task");
  }

  private boolean shows(Trace.Step step) {
    boolean starts = step.events().stream().anyMatch(e -> e instanceof Event.Callback);
    return (step.visible() && !starts)
        || step.n() == facts.trace.failure().step()
        || step.events().stream()
            .anyMatch(
                e ->
                    !(e instanceof Event.Local)
                        && !(e instanceof Event.Call)
                        && !(e instanceof Event.Callback));
  }

  /** Brings the thread's call tree to the frames of the step. */
  private Act enter(Trace.Step step) {
    List<Trace.Frame> frames = Facts.stack(step);
    Act now = current.get(step.thread());
    List<Act> path = now == null ? List.of() : now.path();
    Act act = null;
    for (int i = 0; i < frames.size(); i++) {
      String function = frames.get(i).function();
      if (i < path.size() && path.get(i).function.equals(function) && path.get(i).parent == act) {
        act = path.get(i);
        nameCall(act, i == 0 ? "" : frames.get(i - 1).text());
      } else {
        String text = i == 0 ? "" : frames.get(i - 1).text();
        act = open(step.thread(), act, function, text);
      }
    }
    if (act == null) {
      return now != null ? now : new Act(null, step.label());
    }
    current.put(step.thread(), act);
    return act;
  }

  private Act open(String thread, @Nullable Act caller, String function, String text) {
    Act act = new Act(caller, function);
    boolean root = caller == null && !context(thread).equals("rcu");
    if (!root) {
      Item call = new Item("call", thread, caller, act, Labels.call(text, function));
      items.add(call);
      calls.put(act, call);
    }
    return act;
  }

  /**
   * The block that calls may begin with another statement; the frames then know the call's text.
   */
  private void nameCall(Act act, String text) {
    Item call = calls.get(act);
    if (call != null && call.label.equals(act.function + "()")) {
      call.label = Labels.call(text, act.function);
    }
  }

  private void statement(Trace.Step step, Act act) {
    String label = Labels.clean(step.text());
    Item last = lastOf.get(step.thread());
    boolean goesOn =
        last != null
            && last.act == act
            && last.label.equals(label)
            && line(last.steps.get(0)) == line(step);
    Item newest = items.isEmpty() ? null : items.get(items.size() - 1);
    if (last != null && goesOn && last == newest) {
      last.steps.add(step);
      return;
    }
    Item item = new Item(goesOn ? "still" : "step", step.thread(), act, null, label);
    item.steps.add(step);
    items.add(item);
    lastOf.put(step.thread(), item);
  }

  private static int line(Trace.Step step) {
    List<Trace.Frame> stack = Facts.stack(step);
    return stack.isEmpty() ? 0 : stack.get(stack.size() - 1).line();
  }

  private void call(Trace.Step step, Event.Call e) {
    Act now = current.get(step.thread());
    if (!e.enter()) {
      if (now != null && now.function.equals(e.function()) && now.parent != null) {
        current.put(step.thread(), now.parent);
      }
      return;
    }
    if (now != null
        && now.function.equals(e.function())
        && now.parent == null
        && Facts.stack(step).size() == 1) {
      return; // the entry of the thread itself
    }
    Act act = open(step.thread(), now, e.function(), step.text());
    current.put(step.thread(), act);
    Item row = items.get(items.size() - 1);
    Item before = items.size() > 1 ? items.get(items.size() - 2) : null;
    if (before != null
        && before == lastOf.get(step.thread())
        && before.act == now
        && before.label.equals(Labels.clean(step.text()))
        && before.label.contains(e.function() + "(")
        && before.steps.get(before.steps.size() - 1).n() == step.n()
        && step.n() != facts.trace.failure().step()) {
      // The arguments' own loads belong to the call.
      row.steps.addAll(before.steps);
      items.remove(before);
    }
  }
}
