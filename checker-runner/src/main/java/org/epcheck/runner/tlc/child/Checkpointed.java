package org.epcheck.runner.tlc.child;

import java.io.File;
import tlc2.TLC;
import tlc2.TLCGlobals;
import tlc2.output.EC;
import tlc2.output.MP;
import tlc2.output.MPRecorder;
import tlc2.tool.ModelChecker;

/**
 * TLC with checkpoints in any interval, {@code -checkpoint} knows minutes only. After each it says,
 * before it begins another one, what the checkpoint's files look like: if TLC is killed while it
 * replaces them by newer ones, what is found is none.
 */
public final class Checkpointed {
  /** System property: milliseconds between two checkpoints. */
  public static final String INTERVAL = "epcheck.checkpoint.millis";

  /** System property: the directory that TLC puts its files in. */
  public static final String DIRECTORY = "epcheck.checkpoint.directory";

  /** What the line begins with that says that a checkpoint is complete. */
  public static final String COMPLETE = "@epcheck checkpoint complete:";

  /** How the names of a checkpoint's files end. */
  public static final String SUFFIX = ".chkpt";

  private Checkpointed() {}

  /** Runs TLC with these arguments, which say nothing of checkpoints. */
  public static void main(String[] arguments) throws Exception {
    TLCGlobals.chkptDuration = Long.getLong(INTERVAL, 0);
    File directory = new File(System.getProperty(DIRECTORY, "."));
    MP.setRecorder(
        new MPRecorder() {
          private long generated;

          @Override
          public void record(int code, Object... parameters) {
            if (code == EC.TLC_CHECKPOINT_START) {
              // No worker is at work now.
              generated = ((ModelChecker) TLCGlobals.mainChecker).getStatesGenerated();
            } else if (code == EC.TLC_CHECKPOINT_END) {
              System.out.println(COMPLETE + generated + Stamps.of(directory));
            }
          }
        });
    TLC.main(arguments);
  }
}
