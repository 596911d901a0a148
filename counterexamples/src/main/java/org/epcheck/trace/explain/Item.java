package org.epcheck.trace.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.epcheck.trace.model.Event;
import org.epcheck.trace.model.Trace;
import org.jspecify.annotations.Nullable;

/** A row in the making. */
final class Item {
  /** An activation of a function: a node of a thread's call tree. */
  static final class Act {
    final @Nullable Act parent;
    final String function;
    final int depth;

    Act(@Nullable Act parent, String function) {
      this.parent = parent;
      this.function = function;
      depth = parent == null ? 0 : parent.depth + 1;
    }

    /** This and its callers, outermost first. */
    List<Act> path() {
      List<Act> out = new ArrayList<>();
      for (Act a = this; a != null; a = a.parent) {
        out.add(0, a);
      }
      return out;
    }

    boolean within(Act other) {
      return path().contains(other);
    }
  }

  String kind;
  final String thread;

  /** The function that the row is in; for a call the caller. */
  final @Nullable Act act;

  /** For a call: the activation that it begins. */
  final @Nullable Act callee;

  String label;
  String waitsFor = "";
  final List<Trace.Step> steps = new ArrayList<>();
  int level = 5;
  boolean shown;

  /** Before or after the function around everything that matters. */
  boolean outside;

  /** For what was not executed: what was about to be. */
  Trace.@Nullable Step next;

  Item(String kind, String thread, @Nullable Act act, @Nullable Act callee, String label) {
    this.kind = kind;
    this.thread = thread;
    this.act = act;
    this.callee = callee;
    this.label = label;
  }

  boolean covers(int n) {
    return steps.stream().anyMatch(s -> s.n() == n);
  }

  boolean is(String... kinds) {
    return List.of(kinds).contains(kind);
  }

  int first() {
    return steps.isEmpty() ? -1 : steps.get(0).n();
  }

  Stream<Event> events() {
    return steps.stream().flatMap(s -> s.events().stream());
  }
}
