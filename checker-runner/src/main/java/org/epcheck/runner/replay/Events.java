package org.epcheck.runner.replay;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.epcheck.trace.model.Event;
import org.epcheck.translator.interp.InterpEvent;
import org.epcheck.translator.interp.State;
import org.epcheck.translator.ir.Instr;
import org.epcheck.translator.ir.IrFunction;
import org.jspecify.annotations.Nullable;

/** Tells the interpreter's events in names, for one trace. */
final class Events {
  private final Names names;
  private final ProgramIndex index;
  private final List<String> threads;
  private final Map<Long, Integer> queued = new HashMap<>();
  private final Map<String, Integer> freed = new HashMap<>();
  private final Map<String, Integer> retired = new HashMap<>();
  private final Map<String, Integer> marked = new HashMap<>();

  Events(Names names, ProgramIndex index, List<String> threads) {
    this.names = names;
    this.index = index;
    this.threads = threads;
  }

  /** Number of the step that freed the object, 0 for the setup or never; likewise the others. */
  int freed(String object) {
    return freed.getOrDefault(object, 0);
  }

  int retired(String object) {
    return retired.getOrDefault(object, 0);
  }

  int marked(String object) {
    return marked.getOrDefault(object, 0);
  }

  /**
   * The events of a step, without those that a trace has no word for.
   *
   * @param n number of the step
   * @param before the state before the step
   */
  List<Event> of(int n, State before, List<InterpEvent> events) {
    List<Event> told = new ArrayList<>();
    for (InterpEvent e : events) {
      Event event = memory(n, before, e);
      event = event == null ? control(n, e) : event;
      if (event != null) {
        told.add(event);
      }
    }
    return told;
  }

  private @Nullable Event memory(int n, State before, InterpEvent event) {
    if (event instanceof InterpEvent.Read e) {
      return access(e.address(), false, e.access(), e.value(), e.value());
    } else if (event instanceof InterpEvent.Write e) {
      return access(e.address(), true, e.access(), e.before(), e.after());
    } else if (event instanceof InterpEvent.Touched e) {
      Long value = before.cell(e.address());
      long v = value == null ? 0 : value;
      return access(e.address(), e.write(), Instr.Access.PLAIN, v, v);
    } else if (event instanceof InterpEvent.LockTaken e) {
      return lock("acquire", e.address(), e.mode());
    } else if (event instanceof InterpEvent.LockReleased e) {
      return lock("release", e.address(), e.mode());
    } else if (event instanceof InterpEvent.LockRefused e) {
      String owner = thread(e.owner());
      return new Event.Access(
          names.object(e.address()),
          names.lockField(e.address()),
          false,
          Instr.Access.ATOMIC.name(),
          owner,
          owner);
    } else if (event instanceof InterpEvent.CountChanged e) {
      return new Event.Count(
          names.object(e.address()), names.field(e.address()), (int) e.before(), (int) e.after());
    } else if (event instanceof InterpEvent.Born e) {
      return life(before, e.object(), "live");
    } else if (event instanceof InterpEvent.Retired e) {
      retired.putIfAbsent(names.object(e.object()), n);
      return life(before, e.object(), "retired");
    } else if (event instanceof InterpEvent.Freed e) {
      freed.putIfAbsent(names.object(e.object()), n);
      return life(before, e.object(), "freed");
    } else if (event instanceof InterpEvent.Marked e) {
      marked.putIfAbsent(names.object(e.object()), n);
      return new Event.Marked(names.object(e.object()));
    }
    return null;
  }

  private @Nullable Event control(int n, InterpEvent event) {
    if (event instanceof InterpEvent.ReaderEnter e) {
      return new Event.Reader(true, e.nest());
    } else if (event instanceof InterpEvent.ReaderLeave e) {
      return new Event.Reader(false, e.nest());
    } else if (event instanceof InterpEvent.Deferred e) {
      queued.put(e.head(), n);
      return new Event.Deferred(
          names.object(e.head()), names.lockField(e.head()), functionName(e.function()));
    } else if (event instanceof InterpEvent.CallbackStarted e) {
      Integer step = queued.remove(e.head());
      return new Event.Callback(
          names.object(e.head()), functionName(e.function()), step == null ? 0 : step);
    } else if (event instanceof InterpEvent.Called e) {
      return new Event.Call(true, e.function(), arguments(e));
    } else if (event instanceof InterpEvent.Returned e) {
      return new Event.Call(false, e.function(), result(e));
    } else if (event instanceof InterpEvent.LocalSet e) {
      return new Event.Local(
          e.variable().name(),
          names.value(e.variable().type(), e.before()),
          names.value(e.variable().type(), e.after()));
    } else if (event instanceof InterpEvent.Fault e) {
      return new Event.Error(
          e.kind(), names.object(e.address()), names.field(e.address()), faultText(e));
    }
    return null;
  }

  /** What a fault is about, in a few words. */
  String faultText(InterpEvent.Fault e) {
    if (!e.text().isEmpty()) {
      return e.text();
    }
    return e.address() == 0 ? e.kind() : e.kind() + " at " + names.place(e.address());
  }

  private Event access(long a, boolean write, Instr.Access access, long before, long after) {
    return new Event.Access(
        names.object(a),
        names.field(a),
        write,
        access.name(),
        names.valueAt(a, before),
        names.valueAt(a, after));
  }

  Event.Lock lock(String op, long address, Instr.LockMode mode) {
    return new Event.Lock(
        op, names.object(address), names.lockField(address), mode.name().toLowerCase(Locale.ROOT));
  }

  private Event life(State before, int object, String to) {
    return new Event.Life(names.object(object), before.life(object).text(), to);
  }

  /** The thread of a number as lock owners have it. */
  String thread(long number) {
    return number >= 1 && number <= threads.size()
        ? threads.get((int) number - 1)
        : Long.toString(number);
  }

  private String functionName(long address) {
    String name = names.function(address);
    return name == null ? names.place(address) : name;
  }

  private String arguments(InterpEvent.Called e) {
    IrFunction f = index.function(e.function());
    List<String> values = new ArrayList<>();
    for (int i = 0; f != null && i < Math.min(f.parameters().size(), e.arguments().size()); i++) {
      values.add(names.value(f.parameters().get(i).type(), e.arguments().get(i)));
    }
    return String.join(", ", values);
  }

  private String result(InterpEvent.Returned e) {
    IrFunction f = index.function(e.function());
    Long value = e.value();
    return f == null || value == null ? "" : names.value(f.type().result(), value);
  }
}
