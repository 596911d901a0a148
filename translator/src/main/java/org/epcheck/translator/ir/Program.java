package org.epcheck.translator.ir;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.epcheck.translator.source.Span;
import org.epcheck.translator.type.CType;
import org.epcheck.translator.type.StructDef;
import org.jspecify.annotations.Nullable;

/**
 * A linked program: the kernel model, a scenario, and everything reachable from its threads.
 *
 * @param title the scenario's one line
 * @param statics objects with static storage, in link order; those reachable
 * @param functions by name, in link order; those reachable from setup, threads and callbacks
 * @param threads the scenario's threads, in order
 * @param setup function that runs alone, before everything, in the interpreter only
 * @param finish function that runs alone after everything has ended, or null
 * @param structs by tag
 * @param guards what must be held where (from the purposes)
 * @param goals pairs of functions whose overlap is evidence (docs/semantics.md, section 6)
 * @param allocations how many further objects each type may get at run time, by the type's text
 */
public record Program(
    String title,
    List<StaticObject> statics,
    Map<String, IrFunction> functions,
    List<ThreadDecl> threads,
    String setup,
    @Nullable String finish,
    Map<String, StructDef> structs,
    List<Guard> guards,
    List<Goal> goals,
    Map<String, Integer> allocations) {
  public Program {
    statics = List.copyOf(statics);
    functions = Collections.unmodifiableMap(new LinkedHashMap<>(functions));
    threads = List.copyOf(threads);
    structs = Collections.unmodifiableMap(new LinkedHashMap<>(structs));
    guards = List.copyOf(guards);
    goals = List.copyOf(goals);
    allocations = Collections.unmodifiableMap(new LinkedHashMap<>(allocations));
  }

  /**
   * A static object.
   *
   * @param isConst never written: kept out of the state
   * @param cells initial values, {@code type.cells()} of them; constants and addresses
   */
  public record StaticObject(
      Span span, String name, CType type, boolean isConst, List<Pure> cells) {
    public StaticObject {
      cells = List.copyOf(cells);
    }
  }

  /**
   * A thread of the scenario.
   *
   * @param id its name, for example {@code A}
   * @param title what it does, for example {@code close(epfd)}
   */
  public record ThreadDecl(Span span, String id, String title, String entry) {}

  /**
   * Memory that may be touched only with a lock held.
   *
   * @param struct tag of the object's type
   * @param offset first guarded cell
   * @param cells number of guarded cells
   * @param path how to get from the object to the lock's owner cell: loads at these offsets, the
   *     last one being an offset only. {@code [3]}: the lock is at cell 3 of the object itself;
   *     {@code [7, 0]}: at cell 0 of what cell 7 points to
   * @param name for messages: {@code epitem.pwqlist by ep->mtx}
   */
  public record Guard(String struct, int offset, int cells, List<Integer> path, String name) {
    public Guard {
      path = List.copyOf(path);
    }
  }

  /**
   * An overlap that a run should reach: one thread enters {@code first} while another is inside
   * {@code second}, or the other way round.
   */
  public record Goal(String id, String first, String second) {}

  /** The function of that name. */
  public IrFunction function(String name) {
    IrFunction f = functions.get(name);
    if (f == null) {
      throw new IllegalArgumentException("no function " + name);
    }
    return f;
  }
}
