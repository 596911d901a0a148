package org.epcheck.trace.explain;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.epcheck.trace.model.Event;
import org.epcheck.trace.model.Trace;
import org.epcheck.trace.timeline.Timeline.Chain;
import org.epcheck.trace.timeline.Timeline.Count;
import org.epcheck.trace.timeline.Timeline.LifeChange;
import org.epcheck.trace.timeline.Timeline.Lifetime;
import org.epcheck.trace.timeline.Timeline.LockSpan;
import org.epcheck.trace.timeline.Timeline.ReaderSpan;
import org.jspecify.annotations.Nullable;

/** The cause chain of a failure: use, free, retirement, allocation, last protection. */
final class Causes {
  /**
   * An end of protection.
   *
   * @param what in words, for example {@code left the RCU section that it had entered at step 2}
   */
  record Protection(int step, String what) {}

  final Facts facts;
  final Trace.Failure failure;
  final Kind kind;
  final String thread;
  final String object;
  final int use;
  final @Nullable LifeChange freed;
  final @Nullable LifeChange retired;
  final @Nullable Integer allocated;
  final @Nullable Integer obtained;
  final @Nullable Protection protection;
  final @Nullable Integer first;

  Causes(Facts facts) {
    this.facts = facts;
    failure = facts.trace.failure();
    kind = Kind.of(failure.kind());
    thread = failure.thread();
    object = failure.object();
    use = failure.step();
    boolean memory = kind == Kind.MEMORY || kind == Kind.TWICE || kind == Kind.OTHER;
    freed = memory ? before(facts.became(object, "freed", use)) : null;
    retired = memory ? before(facts.became(object, "retired", use)) : null;
    allocated = allocation();
    obtained = obtained();
    protection = kind == Kind.MEMORY ? protection() : null;
    first = first();
  }

  Chain chain() {
    return new Chain(
        kind == Kind.DEADLOCK
                || kind == Kind.LEAK
                || kind == Kind.LIVELOCK
                || !facts.pending.isEmpty()
            ? null
            : (Integer) use,
        step(freed),
        step(retired),
        allocated,
        protection == null ? null : (Integer) protection.step(),
        obtained,
        first);
  }

  private static @Nullable Integer step(@Nullable LifeChange c) {
    return c == null ? null : (Integer) c.step();
  }

  private @Nullable LifeChange before(@Nullable LifeChange c) {
    return c == null || c.step() >= use ? null : c;
  }

  private @Nullable Integer allocation() {
    Lifetime o = facts.object(object);
    if (o == null || o.initial().equals("static")) {
      return null;
    }
    LifeChange born = facts.became(object, "live", use);
    return born != null ? (Integer) born.step() : o.initial().equals("unborn") ? null : 0;
  }

  /** The other thread that holds a lock in the object when it goes: whose pointer it is. */
  @Nullable LockSpan holder() {
    return failure.kind().matches("free-held-lock|mutex-destroyed-while-held")
        ? facts.locks.stream()
            .filter(s -> s.object().equals(object) && s.holds(use) && !s.thread().equals(thread))
            .findFirst()
            .orElse(null)
        : null;
  }

  /** Where the failing thread last loaded its pointer from memory; else where a variable got it. */
  private @Nullable Integer obtained() {
    LockSpan held = holder();
    String user = held == null ? thread : held.thread();
    int before = held == null ? use : held.from();
    if (user.isEmpty() || object.isEmpty()) {
      return null;
    }
    Integer local = null;
    Integer load = null;
    for (Trace.Step s : facts.steps) {
      if (!s.thread().equals(user) || s.n() >= before) {
        continue;
      }
      for (Event e : s.events()) {
        if (e instanceof Event.Access a
            && !a.write()
            && !a.object().equals(object)
            && Values.refersTo(a.after(), object)) {
          load = s.n();
        } else if (local == null
            && e instanceof Event.Local l
            && Values.refersTo(l.after(), object)) {
          local = s.n();
        }
      }
    }
    return load != null ? load : local;
  }

  /** Who decided that the object dies, and when: the retirement if there is one, else the free. */
  @Nullable LifeChange death() {
    return retired != null ? retired : freed;
  }

  private @Nullable Protection protection() {
    LifeChange death = death();
    if (death == null || death.thread().equals(thread)) {
      return null; // nobody protects an object from itself
    }
    int since = obtained == null ? 0 : obtained;
    return Stream.of(readers(death, since), locks(death, since), references(since))
        .flatMap(s -> s)
        .max(Comparator.comparingInt(Protection::step))
        .orElse(null);
  }

  private Stream<Protection> readers(LifeChange death, int since) {
    if (retired == null) {
      return Stream.of();
    }
    return facts.readers.stream()
        .filter(r -> r.thread().equals(thread) && r.from() < death.step())
        .filter(r -> r.to() != null && r.to() > since && r.to() < use)
        .map(
            r ->
                new Protection(
                    end(r),
                    "left its "
                        + (r.by().equals("spin") ? "spinlock, and so RCU, section" : "RCU section")
                        + " (entered at step "
                        + r.from()
                        + ")"));
  }

  private Stream<Protection> locks(LifeChange death, int since) {
    return facts.locks.stream()
        .filter(s -> s.thread().equals(thread) && !thread.equals(death.thread()))
        .filter(s -> s.to() != null && s.to() > since && s.to() < use)
        .filter(s -> s.from() < death.step() && needs(death, s.lock()))
        .map(
            s ->
                new Protection(
                    end(s), "released " + s.lock() + " (held since step " + s.from() + ")"));
  }

  /**
   * Whether whoever ended the object's life had to wait for {@code lock}: it held it then, or it
   * had taken it before and the lock is the object's own.
   */
  private boolean needs(LifeChange death, String lock) {
    return facts.locks.stream()
        .anyMatch(
            s ->
                s.thread().equals(death.thread())
                    && s.lock().equals(lock)
                    && s.from() < death.step()
                    && (s.to() == null || s.to() >= death.step() || s.object().equals(object)));
  }

  private Stream<Protection> references(int since) {
    return facts.counts.stream()
        .filter(c -> c.object().equals(object) && c.thread().equals(thread))
        .filter(c -> c.after() < c.before() && c.step() > since && c.step() < use)
        .map(c -> new Protection(c.step(), "dropped its reference"));
  }

  private @Nullable Integer first() {
    return switch (kind) {
      case TWICE -> firstOfTwo();
      case GUARD, RACE -> lastAccessByOther();
      case LEAK -> lastPointerGone();
      case ORDER -> otherOrder();
      case MEMORY -> failure.kind().equals("use-after-mark") ? facts.marked.get(object) : null;
      default -> null;
    };
  }

  private @Nullable Integer firstOfTwo() {
    if (failure.kind().equals("double-free") && freed != null) {
      return freed.step();
    } else if (failure.kind().equals("double-mark")) {
      return facts.marked.get(object);
    } else if (failure.kind().equals("double-defer")) {
      return facts.graces.stream()
          .filter(g -> g.object().equals(object) && g.queued() < use)
          .map(g -> (Integer) g.queued())
          .reduce(null, (a, b) -> b);
    }
    Integer same = lastWrite(t -> sameCell(t.access()));
    return same != null
        ? same
        : lastWrite(t -> !t.step().thread().equals(thread) && neighbour(t.access()));
  }

  private @Nullable Integer lastWrite(Predicate<Facts.Touch> which) {
    return facts.touches.stream()
        .filter(t -> t.step().n() < use && t.access().write())
        .filter(which)
        .map(t -> (Integer) t.step().n())
        .reduce(null, (x, y) -> y);
  }

  /** A member of the same embedded structure, such as the other pointer of a list node. */
  private boolean neighbour(Event.Access a) {
    int dot = failure.field().lastIndexOf('.');
    return dot >= 0
        && a.object().equals(object)
        && a.field().startsWith(failure.field().substring(0, dot + 1));
  }

  private boolean sameCell(Event.Access a) {
    return a.object().equals(object) && a.field().equals(failure.field());
  }

  /** Where the lock that the thread holds was taken under the one that it takes. */
  private @Nullable Integer otherOrder() {
    String wanted = failure.object().isEmpty() ? "" : Values.lock(object, failure.field());
    List<LockSpan> mine = facts.heldBy(thread, use - 1);
    return facts.locks.stream()
        .filter(s -> !s.thread().equals(thread) && s.from() < use)
        .filter(s -> mine.stream().anyMatch(m -> m.lock().equals(s.lock())))
        .filter(
            s ->
                facts.heldBy(s.thread(), s.from() - 1).stream()
                    .anyMatch(h -> h.lock().equals(wanted)))
        .map(s -> (Integer) s.from())
        .reduce(null, (a, b) -> b);
  }

  private @Nullable Integer lastAccessByOther() {
    if (!facts.pending.isEmpty()) {
      return null;
    }
    return facts.touches.stream()
        .filter(t -> t.step().n() < use && !t.step().thread().equals(thread))
        .filter(t -> sameCell(t.access()))
        .map(t -> (Integer) t.step().n())
        .reduce(null, (a, b) -> b);
  }

  private @Nullable Integer lastPointerGone() {
    return facts.touches.stream()
        .filter(t -> t.access().write() && !t.access().object().equals(object))
        .filter(
            t ->
                Values.refersTo(t.access().before(), object)
                    && !Values.refersTo(t.access().after(), object))
        .map(t -> (Integer) t.step().n())
        .reduce(null, (a, b) -> b);
  }

  /** Roles of a step in the chain. */
  List<String> roles(int n) {
    Chain c = chain();
    return Stream.of(
            role("use", c.use(), n),
            role("free", c.free(), n),
            role("retire", c.retire(), n),
            role("allocate", c.allocate(), n),
            role("protection", c.protection(), n),
            role("obtain", c.obtain(), n),
            role("first", c.first(), n),
            role("loop", facts.trace.loop(), n))
        .filter(s -> !s.isEmpty())
        .toList();
  }

  private static String role(String name, @Nullable Integer step, int n) {
    return step != null && step == n ? name : "";
  }

  static int end(ReaderSpan r) {
    return Objects.requireNonNull(r.to());
  }

  static int end(LockSpan s) {
    return Objects.requireNonNull(s.to());
  }

  /** Reference counts of the object, in order. */
  List<Count> references() {
    return facts.counts.stream().filter(c -> c.object().equals(object)).toList();
  }
}
