package org.epcheck.translator.interp;

import org.jspecify.annotations.Nullable;

/** One thread executes one block, with one set of choices. */
final class Step {
  private Step() {}

  /**
   * Executes the thread's next block.
   *
   * @param thread index from 0; active and not blocked
   * @param recorder gets the errors and events
   * @return the state afterwards, or null if an error was fatal
   */
  static @Nullable State run(
      World world, State state, int thread, Choices choices, Recorder recorder) {
    StepContext c = new StepContext(world, state, thread, choices, recorder);
    Instructions instructions = new Instructions(c);
    for (LinkedCode.Op op : c.node.ops()) {
      instructions.execute(op);
      if (c.dead) {
        return null;
      }
    }
    new Transfers(c).execute(c.node.end());
    if (c.dead) {
      return null;
    }
    recorder.ran(c.node);
    return c.draft.toState();
  }
}
