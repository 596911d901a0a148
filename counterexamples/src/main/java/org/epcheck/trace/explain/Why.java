package org.epcheck.trace.explain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.epcheck.trace.model.Trace;
import org.epcheck.trace.timeline.Timeline.Blocked;
import org.epcheck.trace.timeline.Timeline.Count;
import org.epcheck.trace.timeline.Timeline.LifeChange;
import org.epcheck.trace.timeline.Timeline.LockSpan;
import org.epcheck.trace.timeline.Timeline.ReaderSpan;

/** Sentences about a failure. */
final class Why {
  private final Causes c;
  private final Facts facts;
  private final List<Blocked> blocked;

  Why(Causes causes, List<Blocked> blocked) {
    c = causes;
    facts = causes.facts;
    this.blocked = blocked;
  }

  List<String> sentences() {
    return switch (c.kind) {
      case MEMORY -> c.death() == null ? other() : memory();
      case TWICE -> twice();
      case GUARD -> guard();
      case RACE -> race();
      case DEADLOCK -> deadlock();
      case LEAK -> leak();
      case ORDER, LIVELOCK -> other();
      case OTHER -> c.freed == null ? other() : memory();
    };
  }

  /** A sentence and the step that it is about. */
  private record At(int step, String text) {}

  private List<String> memory() {
    List<At> out = new ArrayList<>();
    LifeChange death = c.death();
    boolean stale = c.obtained != null && c.freed != null && c.obtained > c.freed.step();
    if (c.obtained != null) {
      String left = stale ? ", left behind where it was," : "";
      out.add(
          new At(
              c.obtained,
              who(c.thread) + " got its pointer to " + c.object + left + at(c.obtained)));
    }
    if (c.protection != null) {
      int n = c.protection.step();
      String then = "; from then on nothing of its own kept " + c.object + " valid";
      out.add(new At(n, who(c.thread) + " " + c.protection.what() + at(n) + then));
    } else if (death != null && !stale && !death.thread().equals(c.thread)) {
      String nothing = " had no RCU section, lock or reference that ";
      out.add(
          new At(
              death.step() - 1,
              who(c.thread) + nothing + who(death.thread()) + " had to wait for"));
    }
    if (c.retired != null) {
      int n = c.retired.step();
      out.add(new At(n, who(c.retired.thread()) + " queued " + c.object + " to be freed" + at(n)));
    }
    if (c.freed != null) {
      int n = c.freed.step();
      String freer = c.freed.thread();
      String who = freer.equals("rcu") ? "The RCU callback" : who(freer);
      out.add(new At(n, who + " freed " + c.object + at(n)));
    }
    out.add(new At(c.use, who(c.thread) + " " + doing() + at(c.use)));
    return out.stream().sorted(Comparator.comparingInt(At::step)).map(At::text).toList();
  }

  private String doing() {
    String what = c.failure.field().isEmpty() ? c.object : c.object + "." + c.failure.field();
    return verb(c.failure.access()) + " " + what;
  }

  /** What an access did. */
  static String verb(String access) {
    return switch (access) {
      case "write" -> "wrote";
      case "lock" -> "locked";
      case "unlock" -> "unlocked";
      case "free" -> "freed";
      case "count" -> "counted";
      case "defer" -> "queued";
      case "read" -> "read";
      default -> "used";
    };
  }

  private List<String> twice() {
    List<String> out = new ArrayList<>();
    if (c.obtained != null && (c.first == null || c.obtained < c.first)) {
      out.add(who(c.thread) + " got its pointer to " + c.object + at(c.obtained));
    }
    if (c.first != null) {
      Trace.Step s = facts.step(c.first);
      out.add(who(s.thread()) + " was here first" + at(c.first) + ": " + Labels.clean(s.text()));
    }
    out.addAll(other());
    return out;
  }

  private List<String> guard() {
    List<String> out = new ArrayList<>(other());
    if (c.first != null) {
      Trace.Step s = facts.step(c.first);
      out.add(
          who(s.thread())
              + " accessed the same field"
              + at(c.first)
              + " holding "
              + names(facts.heldBy(s.thread(), c.first - 1)));
    }
    out.add(who(c.thread) + at(c.use) + " held " + names(facts.heldBy(c.thread, c.use)));
    return out;
  }

  private List<String> race() {
    List<String> out = new ArrayList<>(other());
    for (Trace.Step s : facts.pending) {
      out.add(
          who(s.thread())
              + " was about to run `"
              + Labels.clean(s.text())
              + "` holding "
              + names(facts.heldBy(s.thread(), facts.lastStep())));
    }
    if (facts.pending.isEmpty() && c.first != null) {
      Trace.Step s = facts.step(c.first);
      out.add(
          who(s.thread())
              + at(c.first)
              + " (`"
              + Labels.clean(s.text())
              + "`) held "
              + names(facts.heldBy(s.thread(), c.first)));
      out.add(who(c.thread) + at(c.use) + " held " + names(facts.heldBy(c.thread, c.use)));
    }
    out.add("No lock, RCU section or reference count orders the two");
    return out;
  }

  private List<String> deadlock() {
    List<String> out = new ArrayList<>();
    for (Blocked b : blocked) {
      if (b.lock().isEmpty()) {
        out.add(who(b.thread()) + " waits in `" + b.label() + "`");
      } else if (b.holder().isEmpty()) {
        out.add(who(b.thread()) + " waits for " + b.lock());
      } else {
        String holder = b.holder().equals(b.thread()) ? "itself" : who(b.holder());
        out.add(
            who(b.thread())
                + " waits for "
                + b.lock()
                + ", held by "
                + holder
                + (b.since() == null ? "" : " since step " + b.since()));
      }
    }
    return out.isEmpty() ? other() : out;
  }

  private List<String> leak() {
    List<String> out = new ArrayList<>(other());
    if (c.first != null) {
      Trace.Step s = facts.step(c.first);
      out.add(
          who(s.thread())
              + " overwrote the last pointer to it"
              + at(c.first)
              + ": "
              + Labels.clean(s.text()));
    }
    return out;
  }

  private List<String> other() {
    return c.failure.message().isEmpty() ? List.of() : List.of(c.failure.message());
  }

  /** RCU, references, locks: why each did not help. */
  List<String> protection() {
    LifeChange death = c.death();
    if (death == null || c.kind != Kind.MEMORY) {
      return List.of();
    }
    return List.of(rcu(death), reference(), locks(death));
  }

  private String rcu(LifeChange death) {
    if (c.retired == null) {
      return "RCU: freed at once, without a grace period";
    }
    ReaderSpan last =
        facts.readers.stream()
            .filter(r -> r.thread().equals(c.thread) && r.from() < c.use)
            .reduce(null, (a, b) -> b);
    if (last == null) {
      return "RCU: " + c.thread + " was in no read-side section before step " + c.use;
    } else if (last.from() > death.step()) {
      return "RCU: section of "
          + c.thread
          + " began at step "
          + last.from()
          + ", after the object was queued";
    } else if (last.to() == null) {
      return "RCU: section of "
          + c.thread
          + " began at step "
          + last.from()
          + " and was not waited for";
    }
    return "RCU: last section of " + c.thread + " ended at step " + last.to();
  }

  private String reference() {
    List<Count> counts = c.references();
    if (counts.isEmpty()) {
      return "ref: no reference count of " + c.object + " was used";
    }
    boolean mine = counts.stream().anyMatch(x -> x.thread().equals(c.thread));
    Count last = counts.get(counts.size() - 1);
    return "ref: "
        + (mine ? "" : c.thread + " took none; ")
        + "count was "
        + last.after()
        + " after step "
        + last.step()
        + " ("
        + last.thread()
        + ")";
  }

  private String locks(LifeChange death) {
    List<LockSpan> held = facts.heldBy(c.thread, c.use);
    if (held.isEmpty()) {
      return "lock: " + c.thread + " held none at step " + c.use;
    }
    List<String> parts = new ArrayList<>();
    for (LockSpan s : held) {
      parts.add(
          s.lock()
              + " since step "
              + s.from()
              + (s.from() > death.step() ? " (too late)" : " (not needed to free it)"));
    }
    return "lock: " + c.thread + " held " + String.join(", ", parts);
  }

  private static String names(List<LockSpan> held) {
    return held.isEmpty()
        ? "no lock"
        : String.join(", ", held.stream().map(LockSpan::lock).toList());
  }

  static String who(String thread) {
    return thread.equals("rcu") ? "an RCU callback" : thread;
  }

  private static String at(int step) {
    return step == 0 ? " in the setup" : " at step " + step;
  }
}
