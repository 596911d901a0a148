package org.epcheck.runner.tlc;

import java.io.IOException;
import java.util.List;
import org.epcheck.runner.engine.Ending;

/** One way of having TLC look at the states of a model. */
interface Search extends AutoCloseable {
  /**
   * What came of it.
   *
   * @param ending why it ended, findings apart
   * @param problems of an earlier part of the same search
   */
  record Result(TlcRunner.Report report, Findings findings, Ending ending, List<String> problems) {}

  /** Searches. */
  Result run() throws IOException, InterruptedException;

  /**
   * What the search found has been looked at.
   *
   * @param isOver whether the search need not be gone on with later
   */
  default void end(boolean isOver) throws IOException {}

  @Override
  default void close() throws IOException {}
}
