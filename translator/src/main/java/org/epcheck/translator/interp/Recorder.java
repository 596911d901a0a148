package org.epcheck.translator.interp;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects the errors of one run of a block, and its events if wanted. */
final class Recorder {
  private final @Nullable List<InterpEvent> events;
  private final Map<ErrorValue, List<InterpEvent>> errors = new LinkedHashMap<>();

  private final Coverage.@Nullable Collector coverage;

  Recorder(boolean withEvents) {
    this(withEvents, null);
  }

  Recorder(boolean withEvents, Coverage.@Nullable Collector coverage) {
    events = withEvents ? new ArrayList<>() : null;
    this.coverage = coverage;
  }

  /** The block came to its end. */
  void ran(LinkedCode.Node node) {
    if (coverage != null) {
      coverage.ran(node);
    }
  }

  /** The branch at the block's end was decided. */
  void branch(LinkedCode.Node node, boolean whenTrue) {
    if (coverage != null) {
      coverage.branch(node, whenTrue);
    }
  }

  /** A lock is taken by a thread that holds these. */
  void lock(LinkedCode.Node node, int[] held, int taken) {
    if (coverage != null) {
      coverage.lock(node, held, taken);
    }
  }

  void event(InterpEvent event) {
    if (events != null) {
      events.add(event);
    }
  }

  /** Notes an error with the events that led to it. */
  void error(ErrorValue error) {
    errors.putIfAbsent(error, events());
  }

  /** Notes what is only evidence: the step that has it goes on without the event. */
  void evidence(ErrorValue error, InterpEvent event) {
    List<InterpEvent> until = events == null ? List.of() : new ArrayList<>(events);
    if (events != null) {
      until.add(event);
    }
    errors.putIfAbsent(error, List.copyOf(until));
  }

  List<InterpEvent> events() {
    return events == null ? List.of() : List.copyOf(events);
  }

  Map<ErrorValue, List<InterpEvent>> errors() {
    return errors;
  }
}
