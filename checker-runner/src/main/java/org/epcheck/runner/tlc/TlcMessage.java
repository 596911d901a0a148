package org.epcheck.runner.tlc;

import java.util.List;

/**
 * A message of TLC in the form that {@code -tool} gives.
 *
 * @param code what it is about; {@link #TEXT} for a line outside of any message
 * @param severity 0 plain, 1 error, 2 bug of TLC, 3 warning, 4 state
 */
record TlcMessage(int code, int severity, List<String> lines) {
  static final int TEXT = -1;

  static final int INVARIANT = 2110;
  static final int BEHAVIOUR = 2121;
  static final int STARTING = 2185;
  static final int FINISHED = 2186;
  static final int MODE = 2187;
  static final int INIT_DONE = 2190;
  static final int SUCCESS = 2193;
  static final int DEPTH = 2194;
  static final int SAVING = 2195;
  static final int SAVED = 2196;
  static final int RECOVERING = 2197;
  static final int RECOVERED = 2198;
  static final int STATS = 2199;
  static final int PROGRESS = 2200;
  static final int STATE = 2217;
  static final int VERSION = 2262;
  static final int SERVER_RUNS = 7000;
  static final int WORKER_COMES = 7001;
  static final int WORKER_GOES = 7002;
  static final int WORKER_LOST = 7006;
  static final int SERVER_LAST = 7010;
  static final int GENERAL = 1000;
  static final int OUT_OF_MEMORY = 1001;
  static final int OUT_OF_MEMORY_INIT = 1002;
  static final int GARBAGE_COLLECTOR = 2401;

  static final int ERROR = 1;
  static final int BUG = 2;
  static final int WARNING = 3;

  TlcMessage {
    lines = List.copyOf(lines);
  }

  /** What the line begins with that begins a plain message of that code. */
  static String start(int code) {
    return "@!@!@STARTMSG " + code + ":";
  }

  /**
   * Whether it is printed by a thread of its own, also between the states of a trace. {@link
   * #SAVING} is none: no worker is in the middle of anything then.
   */
  boolean isAside() {
    return code == PROGRESS || code == SAVED || (code >= SERVER_RUNS && code <= SERVER_LAST);
  }

  String text() {
    return String.join("\n", lines);
  }
}
