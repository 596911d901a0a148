package org.epcheck.trace.explain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.epcheck.trace.model.Trace;
import org.epcheck.trace.timeline.Timeline.Blocked;
import org.epcheck.trace.timeline.Timeline.LifeChange;
import org.epcheck.trace.timeline.Timeline.LockSpan;

/** The whole cause in one sentence; empty where the message says it all. */
final class Sentence {
  private final Causes c;
  private final Facts facts;
  private final List<Blocked> blocked;

  Sentence(Causes causes, List<Blocked> blocked) {
    c = causes;
    facts = causes.facts;
    this.blocked = blocked;
  }

  String text() {
    String s = held().isEmpty() ? byKind() : held();
    return s.isEmpty() ? "" : capital(s) + ".";
  }

  private String byKind() {
    return switch (c.kind) {
      case MEMORY -> c.death() == null ? "" : memory();
      case TWICE -> twice();
      case GUARD -> guard();
      case RACE -> race();
      case DEADLOCK -> deadlock();
      case ORDER -> order();
      case LEAK -> leak();
      case LIVELOCK -> livelock();
      case OTHER -> c.freed == null ? "" : memory();
    };
  }

  /** An object that goes while somebody else holds a lock in it. */
  private String held() {
    LockSpan lock = c.holder();
    if (lock == null) {
      return "";
    }
    List<Clause> out = new ArrayList<>();
    if (c.obtained != null) {
      String got = lock.thread() + " got its pointer to " + c.object + at(c.obtained);
      out.add(new Clause(c.obtained, got));
    }
    out.add(new Clause(lock.from(), lock.thread() + " took " + lock.lock() + at(lock.from())));
    if (c.retired != null) {
      int n = c.retired.step();
      String who = Why.who(c.retired.thread());
      out.add(new Clause(n, who + " queued " + c.object + " to be freed" + at(n)));
    }
    String who = c.thread.equals("rcu") ? "the callback" : c.thread;
    String does = c.failure.kind().startsWith("free") ? " freed " + c.object : " destroyed it";
    String still = " while " + lock.thread() + " still held " + lock.lock();
    out.add(new Clause(c.use, who + does + at(c.use) + still));
    out.sort(Comparator.comparingInt(Clause::step));
    return joined(out.stream().map(Clause::text).toList(), "");
  }

  /** Words begin with a capital, names of objects stay as they are. */
  private static String capital(String s) {
    boolean name = s.split(" ", 2)[0].matches(".*[0-9_.].*");
    return name ? s : Character.toUpperCase(s.charAt(0)) + s.substring(1);
  }

  /** A clause and the step that it is about. */
  private record Clause(int step, String text) {}

  private String memory() {
    List<Clause> out = new ArrayList<>();
    String it = c.object;
    if (c.obtained != null) {
      out.add(new Clause(c.obtained, c.thread + " got its pointer to " + it + at(c.obtained)));
    }
    if (c.protection != null) {
      int n = c.protection.step();
      out.add(
          new Clause(n, c.thread + " " + c.protection.what() + at(n) + ", its last protection"));
    }
    if (c.retired != null) {
      int n = c.retired.step();
      String who = Why.who(c.retired.thread());
      out.add(new Clause(n, who + " queued " + it + " to be freed" + at(n)));
    }
    if (c.freed != null) {
      int n = c.freed.step();
      String who = c.freed.thread().equals("rcu") ? "the callback" : Why.who(c.freed.thread());
      out.add(new Clause(n, who + " freed " + it + at(n)));
    }
    out.add(new Clause(c.use, c.thread + " " + verb() + at(c.use)));
    out.sort(Comparator.comparingInt(Clause::step));
    return joined(out.stream().map(Clause::text).toList(), c.protection == null ? nothing() : "");
  }

  private String nothing() {
    LifeChange death = c.death();
    return death == null || death.thread().equals(c.thread)
        ? ""
        : " without an RCU section, lock or reference that " + death.thread() + " had to wait for";
  }

  private String verb() {
    String what = c.failure.field().isEmpty() ? c.object : c.object + "." + c.failure.field();
    return Why.verb(c.failure.access()) + " " + what;
  }

  private String twice() {
    if (c.first == null) {
      return "";
    }
    Trace.Step s = facts.step(c.first);
    String again = facts.step(c.use).text().equals(s.text()) ? "the same again" : code(c.use);
    return c.failure.message()
        + ": "
        + s.thread()
        + " did "
        + code(c.first)
        + at(c.first)
        + ", and "
        + c.thread
        + " does "
        + again
        + at(c.use);
  }

  private String code(int step) {
    return "`" + Labels.clean(facts.step(step).text()) + "`";
  }

  private String guard() {
    return c.failure.message() + " (" + c.thread + " held " + held(c.thread, c.use) + ")";
  }

  private String race() {
    if (facts.pending.size() < 2) {
      return c.first == null
          ? ""
          : c.failure.message() + ": nothing orders step " + c.first + " and step " + c.use;
    }
    List<String> sides = new ArrayList<>();
    for (Trace.Step s : facts.pending) {
      sides.add(
          s.thread()
              + " in "
              + Facts.function(s)
              + "() holds "
              + held(s.thread(), facts.lastStep()));
    }
    return c.failure.message() + ": " + String.join(", ", sides);
  }

  private String deadlock() {
    List<String> out = new ArrayList<>();
    for (Blocked b : blocked) {
      String what = b.lock().isEmpty() ? "in `" + b.label() + "`" : "for " + b.lock();
      String holder = b.holder().equals(b.thread()) ? "itself" : b.holder();
      String by = b.holder().isEmpty() ? "" : ", which " + holder + " has held since step ";
      out.add(b.thread() + " waits " + what + by + (by.isEmpty() ? "" : b.since()));
    }
    return joined(out, "");
  }

  private String order() {
    List<LockSpan> held = facts.heldBy(c.thread, c.use);
    if (c.first == null || held.isEmpty()) {
      return c.failure.message();
    }
    Trace.Step s = facts.step(c.first);
    return c.failure.message()
        + ": "
        + s.thread()
        + " did "
        + code(c.first)
        + at(c.first)
        + " holding "
        + held(s.thread(), c.first - 1)
        + ", "
        + c.thread
        + " "
        + code(c.use)
        + at(c.use)
        + " holding "
        + held(c.thread, c.use - 1);
  }

  private String leak() {
    if (c.first == null) {
      return c.failure.message();
    }
    String who = facts.step(c.first).thread();
    return c.failure.message() + ": " + who + " overwrote the last pointer to it" + at(c.first);
  }

  private String livelock() {
    Integer loop = facts.trace.loop();
    if (loop == null) {
      return c.failure.message();
    }
    int last = facts.lastStep();
    List<String> who =
        facts.steps.stream()
            .filter(s -> s.n() >= loop)
            .map(Trace.Step::thread)
            .distinct()
            .sorted()
            .toList();
    return (c.failure.message().isEmpty() ? "nobody gets on" : c.failure.message())
        + ": "
        + String.join(", ", who)
        + (who.size() == 1 ? " repeats" : " repeat")
        + " steps "
        + loop
        + " to "
        + last
        + " for ever";
  }

  private String held(String thread, int n) {
    List<LockSpan> held = facts.heldBy(thread, n);
    return held.isEmpty()
        ? "no lock"
        : String.join(" and ", held.stream().map(LockSpan::lock).distinct().toList());
  }

  private static String joined(List<String> clauses, String end) {
    int n = clauses.size();
    return n < 2
        ? String.join("", clauses) + end
        : String.join(", ", clauses.subList(0, n - 1)) + ", and " + clauses.get(n - 1) + end;
  }

  private static String at(int step) {
    return step == 0 ? " in the setup" : " at step " + step;
  }
}
