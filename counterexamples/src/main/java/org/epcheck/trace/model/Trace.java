package org.epcheck.trace.model;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A counterexample as the reference interpreter replayed it: {@code trace.json}, version 1.
 *
 * @param cell which check of which patch step this is
 * @param threads in thread order; RCU callbacks are a thread of their own
 * @param objects every object that the trace or the setup knows, in number order
 * @param initial lock owners, counts and lists worth showing before step 1: field to value
 * @param steps numbered from 1, one for each block executed
 * @param failure what went wrong, at the last step
 * @param sources the C files at this patch level, for those who show them; or null
 * @param reordered how many context switches the schedule has, if it is an equivalent one of that
 *     of the engine with fewer; or null
 * @param loop the step that follows on the last one again, for ever (livelock); or null
 */
public record Trace(
    int version,
    Cell cell,
    List<ThreadInfo> threads,
    List<ObjectInfo> objects,
    SortedMap<String, String> initial,
    List<Step> steps,
    Failure failure,
    @Omittable @Nullable List<Source> sources,
    @Omittable @Nullable Reordered reordered,
    @Omittable @Nullable Integer loop) {
  public static final int VERSION = 1;

  public Trace {
    threads = List.copyOf(threads);
    objects = List.copyOf(objects);
    initial = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(initial));
    steps = List.copyOf(steps);
    sources = sources == null ? null : List.copyOf(sources);
  }

  /** A trace without its sources. */
  public Trace(
      int version,
      Cell cell,
      List<ThreadInfo> threads,
      List<ObjectInfo> objects,
      SortedMap<String, String> initial,
      List<Step> steps,
      Failure failure) {
    this(version, cell, threads, objects, initial, steps, failure, null, null, null);
  }

  /** The same trace with the sources to show. */
  public Trace with(@Nullable List<Source> shown) {
    return new Trace(
        version, cell, threads, objects, initial, steps, failure, shown, reordered, loop);
  }

  /** The same trace as evidence for a cell. */
  public Trace with(Cell of) {
    return new Trace(
        version, of, threads, objects, initial, steps, failure, sources, reordered, loop);
  }

  /** The same trace, saying how it was reordered. */
  public Trace with(@Nullable Reordered how) {
    return new Trace(version, cell, threads, objects, initial, steps, failure, sources, how, loop);
  }

  /** The same trace, which goes on from its end to an earlier step. */
  public Trace withLoop(int to) {
    return new Trace(
        version, cell, threads, objects, initial, steps, failure, sources, reordered, to);
  }

  /**
   * Independent steps were reordered; the interpreter replayed the result and it fails likewise.
   *
   * @param engine context switches of the schedule that the engine found
   * @param shown those of this one
   */
  public record Reordered(int engine, int shown) {}

  /**
   * A C file at this patch level.
   *
   * @param file as frames name it, for example {@code fs/eventpoll.c}
   * @param lines every line of the file, and removed ones where they stood
   */
  public record Source(String file, List<SourceLine> lines) {
    public Source {
      lines = List.copyOf(lines);
    }
  }

  /**
   * A line.
   *
   * @param line its number at this patch level; 0 for a line that a patch removed
   * @param mark {@code +} added by the applied patches, {@code -} removed by them, else empty
   */
  public record SourceLine(int line, String mark, String text) {}

  /**
   * The check.
   *
   * @param series name of the series
   * @param step number of applied patches
   * @param lastStep number of patches in the series
   * @param stepTitle subject of the last applied patch, or "base"
   * @param purpose id, for example {@code 4c}; or the error kind for what belongs to no purpose
   * @param switches what was switched how
   * @param bounds in words, for example "2 threads, 1 struct eventpoll, 2 struct file"
   * @param engine for example {@code TLC 2.18}
   * @param states distinct states of the run; depth likewise
   * @param shortest whether no shorter trace exists
   * @param command how to see it again
   */
  public record Cell(
      String series,
      int step,
      int lastStep,
      String stepTitle,
      String scenario,
      String scenarioTitle,
      String purpose,
      String purposeTitle,
      SortedMap<String, String> switches,
      String bounds,
      String engine,
      long states,
      int depth,
      boolean shortest,
      String command) {
    public Cell {
      switches = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(switches));
    }
  }

  /**
   * A thread.
   *
   * @param id for example {@code A}; {@code rcu} and {@code end} are the checker's own
   * @param context {@code task}, {@code rcu} (callbacks) or {@code end} (FINALLY)
   */
  public record ThreadInfo(String id, String title, String context) {}

  /**
   * An object.
   *
   * @param id for example {@code epitem1}; a static object's C name
   * @param type C type, for example {@code struct epitem}
   * @param life at the start: static, unborn, live, retired, freed
   * @param allocated call stack of its allocation in the setup, outermost first; null for statics
   *     and for objects born later
   */
  public record ObjectInfo(String id, String type, String life, @Nullable List<Frame> allocated) {}

  /**
   * A frame of a call stack.
   *
   * @param file as in the kernel, for example {@code fs/eventpoll.c}
   * @param line at this patch level
   * @param text the C line, trimmed
   * @param header true for a frame inside an inlined helper of the model headers
   */
  public record Frame(String function, String file, int line, String text, boolean header) {}

  /**
   * A step.
   *
   * @param n from 1; 0 for a pending step: one that was not executed, at the end of the list: what
   *     a blocked thread waits to do (deadlock), or what a thread was about to do (data race)
   * @param thread who moved
   * @param label the TLA+ action
   * @param frames outermost first: real calls, then inlined helpers
   * @param text the C code of the step in the innermost frame that is no header, for example {@code
   *     list_del_rcu(&epi->fllink)}
   * @param depth number of real (not header) frames below the thread's entry, from 0
   * @param visible whether the step did something that other threads can see
   * @param events in order
   */
  public record Step(
      int n,
      String thread,
      String label,
      List<Frame> frames,
      String text,
      int depth,
      boolean visible,
      List<Event> events) {
    public Step {
      frames = List.copyOf(frames);
      events = List.copyOf(events);
    }
  }

  /**
   * What failed.
   *
   * @param kind as in docs/semantics.md, for example {@code use-after-free}
   * @param step number of the failing step (the last)
   * @param thread who failed; empty for a deadlock
   * @param object the object's id, or empty
   * @param field its cell, for example {@code fllink.next}, or empty
   * @param access {@code read}, {@code write}, {@code lock}, {@code free} ... or empty
   * @param message one sentence
   * @param others errors on the way that this run did not stop at: "step 12: use-after-free of ..."
   */
  public record Failure(
      String kind,
      int step,
      String thread,
      String object,
      String field,
      String access,
      String message,
      List<String> others) {
    public Failure {
      others = List.copyOf(others);
    }
  }
}
