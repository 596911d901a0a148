package org.epcheck.runner.tlc.child;

import java.io.File;
import java.lang.reflect.Field;
import tlc2.TLC;
import tlc2.TLCGlobals;
import tlc2.output.EC;
import tlc2.output.MP;
import tlc2.output.MPRecorder;
import tlc2.tool.ModelChecker;
import tlc2.tool.queue.StateQueue;

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

  private static final int NUDGE_MILLIS = 200;

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
    nudge();
    TLC.main(arguments);
  }

  /**
   * Wakes now and then whoever waits for the workers to stand still before a checkpoint. TLC's
   * queue looks whether they do and begins to wait in two steps; if the last one stops in between,
   * nobody would ever wake it. It looks again whenever it is woken.
   */
  private static void nudge() {
    Field monitor;
    try {
      monitor = StateQueue.class.getDeclaredField("mu");
    } catch (NoSuchFieldException e) {
      return; // the queue of another TLC
    }
    monitor.setAccessible(true);
    Thread t =
        new Thread(
            () -> {
              try {
                while (true) {
                  Thread.sleep(NUDGE_MILLIS);
                  if (TLCGlobals.mainChecker instanceof ModelChecker m
                      && m.theStateQueue instanceof StateQueue q) {
                    Object mu = monitor.get(q);
                    synchronized (mu) {
                      mu.notifyAll();
                    }
                  }
                }
              } catch (InterruptedException | IllegalAccessException e) {
                throw new IllegalStateException(e);
              }
            },
            "epcheck-nudge");
    t.setDaemon(true);
    t.start();
  }
}
