package org.epcheck.runner.replay;

import java.util.ArrayList;
import java.util.List;
import org.epcheck.trace.model.Trace;
import org.epcheck.translator.interp.State;
import org.epcheck.translator.interp.Waits;
import org.epcheck.translator.ir.Instr;
import org.jspecify.annotations.Nullable;

/** Says in one sentence what failed. */
final class FailureText {
  private final Names names;
  private final Events events;
  private final ProgramIndex index;
  private final List<String> threads;

  FailureText(Names names, Events events, ProgramIndex index, List<String> threads) {
    this.names = names;
    this.events = events;
    this.index = index;
    this.threads = threads;
  }

  /** What the instruction does to the memory: {@code read}, {@code lock}; empty if nothing. */
  static String access(@Nullable Instr i) {
    if (i instanceof Instr.Load || i instanceof Instr.Await) {
      return "read";
    } else if (i instanceof Instr.Touch t) {
      return t.write() ? "write" : "read";
    } else if (i instanceof Instr.Store || i instanceof Instr.Update) {
      return "write";
    } else if (i instanceof Instr.RefCount) {
      return "count";
    } else if (i instanceof Instr.Lock || i instanceof Instr.TryLock) {
      return "lock";
    } else if (i instanceof Instr.Unlock) {
      return "unlock";
    } else if (i instanceof Instr.Free) {
      return "free";
    } else if (i instanceof Instr.Defer) {
      return "defer";
    }
    return "";
  }

  private static String verb(String access) {
    return switch (access) {
      case "read" -> "reads";
      case "write" -> "writes";
      case "count" -> "counts";
      case "lock" -> "locks";
      case "unlock" -> "unlocks";
      case "free" -> "frees";
      case "defer" -> "queues";
      default -> "uses";
    };
  }

  /**
   * A sentence about an error of one thread.
   *
   * @param text the interpreter's own words, or empty
   * @param frames where
   */
  String of(
      String kind,
      String thread,
      long address,
      String access,
      String text,
      List<Trace.Frame> frames) {
    String who = thread.isEmpty() ? "the model" : thread;
    boolean isLock = access.equals("lock") || access.equals("unlock");
    String place = isLock ? names.lock(address) : names.place(address);
    String object = names.object(address);
    String does = who + " " + verb(access) + " ";
    String what =
        switch (kind) {
          case "use-after-free" -> does + place + ", but " + object + " was freed" + freed(object);
          case "use-after-mark" -> does + place + ", but " + marked(object);
          case "double-mark" -> who + " gives up " + object + ", but " + marked(object);
          case "double-free" -> who + " frees " + object + ", which was freed" + freed(object);
          case "double-defer" ->
              who + " queues a callback for " + place + ", but " + object + retired(object);
          case "invalid-free" -> who + " frees " + place + ", which is no heap object's start";
          case "free-held-lock" ->
              who + " frees " + object + " while " + names.lock(address) + " is held";
          case "null-dereference" -> does + "through a pointer that is " + place;
          case "wild-dereference" -> does + "through a pointer that is no object's (" + place + ")";
          case "write-to-const" -> who + " writes the constant " + place;
          case "unguarded-access" -> does + place + " without the lock that guards it";
          case "refcount-from-zero" -> who + " takes a reference on " + place + ", which is 0";
          case "refcount-underflow" -> who + " drops a reference on " + place + ", which is 0";
          case "unlock-not-owner" ->
              who + " unlocks " + names.lock(address) + ", which it does not hold";
          case "lock-held-at-exit" -> who + " ends with " + names.lock(address) + " held";
          case "reader-held-at-exit" -> who + " ends inside an RCU read-side section";
          case "reader-underflow" -> who + " leaves an RCU read-side section that it is not in";
          case "grace-in-reader" ->
              who + " waits for a grace period inside an RCU read-side section";
          case "assertion" -> "an assertion of " + who + " is false";
          case "stopped" -> who + " stops the machine (BUG)";
          case "bad-call" -> who + " calls through a pointer that is no function (" + place + ")";
          default -> kind + " by " + who + (address == 0 ? "" : " at " + place);
        };
    return what + (text.isEmpty() ? "" : ": " + text) + where(frames);
  }

  private String freed(String object) {
    int n = events.freed(object);
    return n == 0 ? " before" : " in step " + n;
  }

  private String retired(String object) {
    int n = events.retired(object);
    return n == 0 ? " is queued already" : " was queued in step " + n;
  }

  private String marked(String object) {
    int n = events.marked(object);
    return object + " was given up" + (n == 0 ? " before" : " in step " + n);
  }

  private static String where(List<Trace.Frame> frames) {
    Trace.Frame at = Places.innermost(frames);
    return at == null ? "" : ", in " + at.function() + "() at " + at.file() + ":" + at.line();
  }

  /** A sentence about a state in which nobody can move. */
  String deadlock(State state) {
    List<String> waits = new ArrayList<>();
    for (int t = 1; t <= threads.size(); t++) {
      ProgramIndex.Place place = index.at(state.pc(t));
      if (place != null) {
        waits.add(threads.get(t - 1) + " waits for " + awaited(state, t, place));
      }
    }
    return "nobody can go on: " + String.join("; ", waits);
  }

  private String awaited(State state, int thread, ProgramIndex.Place place) {
    Instr first = place.first();
    Long address = Waits.address(state, thread);
    if (first instanceof Instr.GraceWait) {
      return "the end of a grace period";
    } else if (address == null) {
      return "something";
    } else if (first instanceof Instr.Lock) {
      Long owner = state.cell(address);
      String holder = owner == null ? "?" : events.thread(owner);
      return names.lock(address)
          + (holder.equals(threads.get(thread - 1))
              ? ", which it holds itself"
              : ", which " + holder + " holds");
    }
    return names.place(address) + " to become other than 0";
  }

  /** A sentence about a data race of the two threads at the address. */
  String race(String first, String second, long address, String accesses) {
    return first
        + " and "
        + second
        + " can access "
        + names.place(address)
        + " at the same time ("
        + accesses
        + ")";
  }
}
