package org.epcheck.trace;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.epcheck.trace.model.Event;
import org.epcheck.trace.model.Trace;
import org.epcheck.trace.model.Trace.Frame;
import org.jspecify.annotations.Nullable;

/** Makes traces by hand, shaped like those of the interpreter. */
final class TraceBuilder {
  private static final String FILE = "fs/eventpoll.c";
  private final String name;
  private final List<Trace.ThreadInfo> threads = new ArrayList<>();
  private final List<Trace.ObjectInfo> objects = new ArrayList<>();
  private final TreeMap<String, String> initial = new TreeMap<>();
  private final List<Trace.Step> steps = new ArrayList<>();
  private final Map<String, List<Frame>> stacks = new LinkedHashMap<>();
  private final Map<String, Integer> lines = new LinkedHashMap<>();
  private final Map<String, Integer> queued = new LinkedHashMap<>();
  private final List<String> others = new ArrayList<>();
  private String purpose = "4c";
  private int patches = 6;

  TraceBuilder(String name) {
    this.name = name;
  }

  TraceBuilder at(int patches, String purpose) {
    this.patches = patches;
    this.purpose = purpose;
    return this;
  }

  /** A thread that is in these functions from the start. */
  TraceBuilder thread(String id, String title, String... functions) {
    threads.add(new Trace.ThreadInfo(id, title, "task"));
    List<Frame> stack = new ArrayList<>();
    stack.add(frame("__epcheck_thread_" + id, "scenarios/x.c", title + ";"));
    for (String f : functions) {
      stack.add(frame(f, FILE, f + "(..)"));
    }
    stacks.put(id, stack);
    return this;
  }

  TraceBuilder rcu() {
    threads.add(new Trace.ThreadInfo("rcu", "RCU callbacks", "rcu"));
    return this;
  }

  TraceBuilder end() {
    threads.add(new Trace.ThreadInfo("end", "afterwards", "end"));
    stacks.put("end", new ArrayList<>(List.of(frame("__epcheck_finally", "scenarios/x.c", ""))));
    return this;
  }

  TraceBuilder object(String id, String type, String life, String... allocatedIn) {
    List<Frame> stack = Arrays.stream(allocatedIn).map(f -> frame(f, FILE, f)).toList();
    objects.add(new Trace.ObjectInfo(id, type, life, allocatedIn.length == 0 ? null : stack));
    return this;
  }

  TraceBuilder initially(String what, String value) {
    initial.put(what, value);
    return this;
  }

  TraceBuilder other(String text) {
    others.add(text);
    return this;
  }

  private Frame frame(String function, String file, String text) {
    Integer line = lines.computeIfAbsent(function + text, k -> 700 + 4 * lines.size());
    return new Frame(function, file, line, text, false);
  }

  /** A step of {@code thread} in its present function. */
  TraceBuilder step(String thread, String text, Event... events) {
    return add(steps.size() + 1, thread, text, true, events);
  }

  /** A step that nobody else can see. */
  TraceBuilder local(String thread, String text, Event... events) {
    return add(steps.size() + 1, thread, text, false, events);
  }

  /** What a thread was about to do. */
  TraceBuilder pending(String thread, String text, Event... events) {
    return add(0, thread, text, true, events);
  }

  private TraceBuilder add(int n, String thread, String text, boolean visible, Event... events) {
    List<Frame> stack = new ArrayList<>(stacks.getOrDefault(thread, List.of()));
    if (!stack.isEmpty()) {
      Frame top = stack.remove(stack.size() - 1);
      stack.add(frame(top.function(), top.file(), text));
    }
    List<Frame> frames = new ArrayList<>(stack);
    if (text.matches(".*(mutex_|list_|rcu_|kfree|refcount).*")) {
      frames.add(new Frame("helper", "include/linux/x.h", 7, "__epcheck_x(..)", true));
    }
    steps.add(
        new Trace.Step(
            n,
            thread,
            thread + "_" + steps.size(),
            frames,
            text,
            stack.size() - 1,
            visible,
            List.of(events)));
    return this;
  }

  /** A step that calls; the thread is in {@code function} afterwards. */
  TraceBuilder call(String thread, String text, String function, Event... events) {
    List<Event> all = new ArrayList<>(List.of(events));
    all.add(new Event.Call(true, function, ""));
    add(steps.size() + 1, thread, text, events.length > 0, all.toArray(new Event[0]));
    List<Frame> stack = new ArrayList<>(stacks.getOrDefault(thread, List.of()));
    Frame top = stack.remove(stack.size() - 1);
    stack.add(frame(top.function(), top.file(), text));
    stack.add(frame(function, FILE, ""));
    stacks.put(thread, stack);
    return this;
  }

  TraceBuilder ret(String thread) {
    List<Frame> stack = new ArrayList<>(stacks.getOrDefault(thread, List.of()));
    String function = stack.get(stack.size() - 1).function();
    add(steps.size() + 1, thread, "return", false, new Event.Call(false, function, ""));
    stack.remove(stack.size() - 1);
    stacks.put(thread, stack);
    return this;
  }

  TraceBuilder lock(String thread, String text, String object, String field) {
    return step(thread, text, new Event.Lock("acquire", object, field, "sleep"));
  }

  TraceBuilder spin(String thread, String text, String object, String field) {
    return step(thread, text, new Event.Lock("acquire", object, field, "spin"));
  }

  TraceBuilder spinUnlock(String thread, String text, String object, String field) {
    return step(thread, text, new Event.Lock("release", object, field, "spin"));
  }

  TraceBuilder unlock(String thread, String text, String object, String field) {
    step(thread, text, new Event.Lock("release", object, field, "sleep"));
    return step(thread, text, access(object, field, true, "0", "0"));
  }

  TraceBuilder reader(String thread, boolean enter) {
    return step(
        thread,
        enter ? "rcu_read_lock()" : "rcu_read_unlock()",
        new Event.Reader(enter, enter ? 1 : 0));
  }

  TraceBuilder read(String thread, String text, String object, String field, String value) {
    return step(thread, text, access(object, field, false, value, value));
  }

  TraceBuilder write(
      String thread, String text, String object, String field, String before, String after) {
    return step(thread, text, access(object, field, true, before, after));
  }

  static Event access(String object, String field, boolean write, String before, String after) {
    return new Event.Access(object, field, write, "PLAIN", before, after);
  }

  TraceBuilder count(String thread, String text, String object, int before, int after) {
    return step(thread, text, new Event.Count(object, "refcount.refs", before, after));
  }

  TraceBuilder life(String thread, String text, String object, String from, String to) {
    return step(thread, text, new Event.Life(object, from, to));
  }

  TraceBuilder defer(String thread, String text, String object, String function) {
    queued.put(object, steps.size() + 1);
    return step(
        thread,
        text,
        new Event.Deferred(object, "rcu", function),
        new Event.Life(object, "live", "retired"));
  }

  /**
   * The callback that {@link #defer} queued begins; its function frees the object by {@code text}.
   */
  TraceBuilder callback(String object, String function, String text) {
    stacks.put("rcu", new ArrayList<>(List.of(frame(function, FILE, ""))));
    local(
        "rcu",
        "epi = container_of(head, struct epitem, rcu)",
        new Event.Callback(object, function, queued.getOrDefault(object, 0)),
        new Event.Call(true, function, "&" + object + ".rcu"));
    life("rcu", text, object, "retired", "freed");
    local("rcu", "return", new Event.Call(false, function, ""));
    stacks.remove("rcu");
    return this;
  }

  /** The failing step. */
  Trace fail(
      String thread,
      String text,
      String kind,
      String object,
      String field,
      String access,
      String message) {
    step(thread, text, new Event.Error(kind, object, field, message));
    return end(thread, kind, object, field, access, message);
  }

  /** A failure without a step of its own. */
  Trace end(
      String thread,
      String kind,
      String object,
      String field,
      String access,
      @Nullable String message) {
    int last = steps.stream().mapToInt(Trace.Step::n).max().orElse(0);
    TreeMap<String, String> switches = new TreeMap<>(Map.of("spin_is_rcu_reader", "1"));
    return new Trace(
        Trace.VERSION,
        new Trace.Cell(
            "epoll-epmutex",
            patches,
            8,
            "a patch",
            name,
            "a scenario made by hand",
            purpose,
            "made by hand",
            switches,
            threads.size() + " threads, 1 struct eventpoll",
            "by hand",
            123,
            45,
            true,
            "epcheck trace " + purpose + "@" + patches + "/" + name),
        threads,
        objects,
        initial,
        steps,
        new Trace.Failure(
            kind, last, thread, object, field, access, message == null ? "" : message, others));
  }
}
