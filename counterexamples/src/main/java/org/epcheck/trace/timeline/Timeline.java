package org.epcheck.trace.timeline;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.epcheck.trace.model.Omittable;
import org.epcheck.trace.model.Trace;
import org.jspecify.annotations.Nullable;

/**
 * What a trace means: {@code timeline.json}, version 1. Every renderer shows this and nothing else.
 *
 * @param cell which check of which patch step this is
 * @param lanes the threads in thread order, callbacks and the checker's end included
 * @param rows in execution order
 * @param steps every executed step and the row that covers it
 * @param locks who held what from when to when, in the order of acquisition
 * @param readers outermost RCU read-side sections
 * @param waits inferred: a thread whose next step was blocked
 * @param graces callbacks that were queued, and when they ran
 * @param objects every object and the changes of its life
 * @param counts every change of a reference count
 * @param initial values before step 1
 * @param verdict what failed, and why
 * @param writes every write that changed a value, for those who show memory; or null
 * @param sources the C files at this patch level, for those who show them; or null
 * @param reordered as in the trace; or null
 * @param loop as in the trace; or null
 */
public record Timeline(
    int version,
    Trace.Cell cell,
    List<Lane> lanes,
    List<Row> rows,
    List<StepRef> steps,
    List<LockSpan> locks,
    List<ReaderSpan> readers,
    List<Wait> waits,
    List<Grace> graces,
    List<Lifetime> objects,
    List<Count> counts,
    SortedMap<String, String> initial,
    Verdict verdict,
    @Omittable @Nullable List<Write> writes,
    @Omittable @Nullable List<Trace.Source> sources,
    @Omittable Trace.@Nullable Reordered reordered,
    @Omittable @Nullable Integer loop) {
  public static final int VERSION = 1;

  public Timeline {
    lanes = List.copyOf(lanes);
    rows = List.copyOf(rows);
    steps = List.copyOf(steps);
    locks = List.copyOf(locks);
    readers = List.copyOf(readers);
    waits = List.copyOf(waits);
    graces = List.copyOf(graces);
    objects = List.copyOf(objects);
    counts = List.copyOf(counts);
    initial = Collections.unmodifiableSortedMap(new TreeMap<>(initial));
    writes = writes == null ? null : List.copyOf(writes);
    sources = sources == null ? null : List.copyOf(sources);
  }

  /** A write of memory; {@code field} is the cell in the object. */
  public record Write(
      int step, String thread, String object, String field, String before, String after) {}

  /**
   * A thread.
   *
   * @param context {@code task}, {@code rcu} or {@code end}
   * @param path the functions around every shown row, outermost first: the header names the last
   */
  public record Lane(String id, String title, String context, List<String> path) {
    public Lane {
      path = List.copyOf(path);
    }
  }

  /**
   * A row.
   *
   * @param kind {@code step}; {@code call}: a function is entered; {@code wait}: inferred, not a
   *     step; {@code acquire}: the wait is over; {@code still}: a statement goes on after others
   *     ran; {@code next}: was about to run (data race); {@code grace}: a grace period is over;
   *     {@code end}: all threads have finished; {@code skip}: rows of this thread are left out;
   *     {@code halt}: the run ends (deadlock, leak)
   * @param step the number to show: the step that matters most, else the first; null if it has none
   * @param steps all steps that it covers
   * @param depth call depth below the lane's header
   * @param nest locks and RCU sections around it, as far as they are shown
   * @param label C code in one line, or words
   * @param stack call stack, outermost first, without header frames
   * @param waitsFor for a wait: thread that holds the lock, or empty
   * @param changes of the state by this row
   * @param roles in the cause chain: {@code use}, {@code free}, {@code retire}, {@code allocate},
   *     {@code protection}, {@code obtain}, {@code first}, {@code other}
   * @param failure whether it fails here
   * @param level 0: the cause itself .. 5: noise
   * @param shown whether it is in the folded view; skip rows are in no other
   */
  public record Row(
      String kind,
      String thread,
      @Nullable Integer step,
      List<Integer> steps,
      int depth,
      int nest,
      String label,
      String function,
      String file,
      int line,
      List<Trace.Frame> stack,
      String waitsFor,
      List<Change> changes,
      List<String> roles,
      boolean failure,
      int level,
      boolean shown) {
    public Row {
      steps = List.copyOf(steps);
      stack = List.copyOf(stack);
      changes = List.copyOf(changes);
      roles = List.copyOf(roles);
    }
  }

  /**
   * A change of the state.
   *
   * @param kind {@code count}, {@code life}, {@code lock} (owner, or {@code -}), {@code readers}
   *     (threads inside, or {@code -})
   */
  public record Change(String kind, String object, String field, String before, String after) {}

  /**
   * A step.
   *
   * @param action TLA+ action
   * @param row index of the row that covers it, or -1: it showed nothing
   */
  public record StepRef(int n, String thread, String action, int row) {}

  /**
   * A lock held.
   *
   * @param lock for example {@code eventpoll1.mtx}
   * @param object the object that embeds it
   * @param from step of the acquisition; {@code to} step of the release, null: still held
   * @param function where it was acquired
   */
  public record LockSpan(
      String lock,
      String object,
      String mode,
      String thread,
      int from,
      @Nullable Integer to,
      String function) {
    /** Whether it is held after step {@code n}. */
    public boolean holds(int n) {
      Integer end = to;
      return from <= n && (end == null || end > n);
    }
  }

  /**
   * An RCU read-side section; {@code to} is null if it was not left.
   *
   * @param by {@code rcu}, or {@code spin}: a spinlock section that counts as one
   */
  public record ReaderSpan(String thread, int from, @Nullable Integer to, String by) {
    /** Whether the thread is inside after step {@code n}. */
    public boolean holds(int n) {
      Integer end = to;
      return from <= n && (end == null || end > n);
    }
  }

  /**
   * A wait, inferred from the schedule.
   *
   * @param lock what it waits for; empty for something other than a lock
   * @param holder who holds it when the wait begins, or empty
   * @param after last step before the wait; {@code until} step that ends it, null: never
   */
  public record Wait(
      String thread, String lock, String holder, int after, @Nullable Integer until) {}

  /** A grace period: queued at {@code queued} (0: setup), callback at {@code ran} (null: never). */
  public record Grace(String object, String function, int queued, @Nullable Integer ran) {}

  /**
   * An object.
   *
   * @param initial life before step 1
   * @param allocated call stack of its allocation in the setup; null for others
   */
  public record Lifetime(
      String object,
      String type,
      String initial,
      @Nullable List<Trace.Frame> allocated,
      List<LifeChange> changes) {
    public Lifetime {
      changes = List.copyOf(changes);
    }
  }

  /** A change of an object's life. */
  public record LifeChange(int step, String thread, String from, String to) {}

  /** A change of a reference count. */
  public record Count(
      int step, String thread, String object, String field, int before, int after) {}

  /**
   * What failed.
   *
   * @param kind as in docs/semantics.md; {@code mark} the same for a margin, for example {@code
   *     UAF}
   * @param thread who failed, or empty
   * @param object the object's id, or empty; {@code field} its cell, or empty
   * @param step the last step
   * @param why one sentence each: the cause, in order of time
   * @param protection memory errors: why RCU, locks and references did not help, a line each
   * @param blocked threads that wait for ever
   * @param others errors on the way that this run did not stop at
   * @param sentence the cause in one sentence; empty if {@code message} says it all; null in files
   *     from before there was one
   */
  public record Verdict(
      String kind,
      String mark,
      String title,
      String thread,
      String object,
      String field,
      String access,
      int step,
      String message,
      Chain chain,
      List<String> why,
      List<String> protection,
      List<Blocked> blocked,
      List<String> others,
      @Omittable @Nullable String sentence) {
    public Verdict {
      why = List.copyOf(why);
      protection = List.copyOf(protection);
      blocked = List.copyOf(blocked);
      others = List.copyOf(others);
    }
  }

  /**
   * The cause chain: step numbers, 0 for the setup, null where there is none.
   *
   * @param use where it fails
   * @param free where the object was freed; {@code retire} queued to be freed; {@code allocate}
   *     born
   * @param protection last moment when the failing thread had a protection of the object
   * @param obtain where the failing thread got its pointer
   * @param first the earlier event that the failing one repeats or collides with
   */
  public record Chain(
      @Nullable Integer use,
      @Nullable Integer free,
      @Nullable Integer retire,
      @Nullable Integer allocate,
      @Nullable Integer protection,
      @Nullable Integer obtain,
      @Nullable Integer first) {}

  /**
   * A thread that cannot go on.
   *
   * @param lock what it waits for, or empty; {@code holder} who holds it since step {@code since}
   * @param label what it is about to do
   */
  public record Blocked(
      String thread,
      String lock,
      String holder,
      @Nullable Integer since,
      String label,
      List<Trace.Frame> stack) {
    public Blocked {
      stack = List.copyOf(stack);
    }
  }
}
