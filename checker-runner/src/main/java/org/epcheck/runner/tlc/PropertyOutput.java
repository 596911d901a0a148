package org.epcheck.runner.tlc;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.epcheck.runner.engine.Progress;
import org.epcheck.translator.tla.TlaValue;
import org.jspecify.annotations.Nullable;

/**
 * Reads the output of a run of {@code tlc2.TLC -tool} that is asked one temporal property, and that
 * ends at its first violation. Counts and the end are {@link TlcOutput}'s to read; this reads the
 * behaviour.
 */
final class PropertyOutput {
  /** How a property is violated. */
  enum How {
    /** By the first state. */
    INITIALLY,
    /** By the last state of the behaviour. */
    STATE,
    /** By the last step of the behaviour. */
    STEP,
    /** By a run that is in its last state for ever. */
    STANDING,
    /** By a run that goes back from its last state to an earlier one, again and again. */
    LOOP
  }

  /**
   * A violation.
   *
   * @param states by variable, the initial one first
   * @param loop index of the state that follows on the last one; the last one where it stands
   */
  record Violation(How how, List<Map<String, TlaValue>> states, int loop) {
    Violation {
      states = List.copyOf(states);
    }
  }

  private static final int INVARIANT_INITIALLY = 2107;
  private static final int INITIALLY = 2108;
  private static final int ACTION = 2112;
  private static final int TEMPORAL = 2116;
  private static final int COUNTEREXAMPLE = 2264;
  private static final int BACK = 2122;
  private static final int STUTTERING = 2218;
  private static final Pattern BACK_TO = Pattern.compile("(\\d+): Back to state.*", Pattern.DOTALL);

  private final TlcMessageReader reader = new TlcMessageReader(this::message);
  private final TlcOutput plain;
  private final TlcStates values = new TlcStates();
  private final List<Map<String, TlaValue>> states = new ArrayList<>();
  private @Nullable How how;
  private int loop = -1;

  PropertyOutput(Progress progress, Consumer<TlcTrace> none) {
    plain = new TlcOutput(none, progress);
  }

  /** Takes the next line. */
  void line(String line) {
    reader.line(line);
  }

  /** What TLC says of the search; a violated property is no problem in it. */
  TlcResult end() {
    return plain.end();
  }

  /**
   * The violation, or null if TLC told of none.
   *
   * @throws IllegalArgumentException if TLC's words are not understood
   */
  @Nullable Violation violation() {
    How found = how;
    if (found == null) {
      return null;
    }
    boolean isLasso = found == How.STANDING || found == How.LOOP;
    if (states.isEmpty() || isLasso != loop >= 0 || loop >= states.size()) {
      throw new IllegalArgumentException("TLC's counterexample is not complete");
    }
    return new Violation(found, states, isLasso ? loop : states.size() - 1);
  }

  private void message(TlcMessage m) {
    switch (m.code()) {
      case INVARIANT_INITIALLY, INITIALLY -> {
        violated(How.INITIALLY);
        add(m);
      }
      case TlcMessage.INVARIANT -> violated(How.STATE);
      case ACTION -> violated(How.STEP);
      case TEMPORAL -> violated(How.STANDING);
      case TlcMessage.STATE -> {
        if (TlcStates.number(m) != states.size() + 1) {
          throw new IllegalArgumentException("a state of the counterexample is missing");
        }
        add(m);
      }
      case BACK -> {
        Matcher to = BACK_TO.matcher(m.text().strip());
        if (how != How.STANDING || !to.matches()) {
          throw new IllegalArgumentException("not understood: " + m.text());
        }
        how = How.LOOP;
        loop = Integer.parseInt(to.group(1)) - 1;
      }
      case STUTTERING -> loop = states.size() - 1;
      case TlcMessage.BEHAVIOUR, COUNTEREXAMPLE -> {
        // The states follow.
      }
      default -> pass(m);
    }
  }

  private void violated(How by) {
    if (how != null) {
      throw new IllegalArgumentException("two violations of one property");
    }
    how = by;
  }

  private void add(TlcMessage m) {
    states.add(values.read(m, states.isEmpty() ? Map.of() : states.get(states.size() - 1)));
  }

  private void pass(TlcMessage m) {
    if (m.code() == TlcMessage.TEXT) {
      m.lines().forEach(plain::line);
      return;
    }
    plain.line("@!@!@STARTMSG " + m.code() + ":" + m.severity() + " @!@!@");
    m.lines().forEach(plain::line);
    plain.line("@!@!@ENDMSG " + m.code() + " @!@!@");
  }
}
