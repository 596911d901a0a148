package org.epcheck.runner.cli;

import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** A subcommand. */
interface Command {
  String name();

  /** One line. */
  String summary();

  /** What follows the name, for example {@code CELL|FILE [options]}. */
  String usage();

  /** What the command does, for {@code --help}; lines of at most 79 columns. */
  List<String> description();

  /** Command lines with what they do. */
  List<String> examples();

  Options options();

  /**
   * Runs.
   *
   * @return the exit status
   * @throws UsageException for a wrong command line
   * @throws InterruptedException when the user interrupted it
   */
  int run(CommandLine line, Context context) throws UsageException, InterruptedException;
}
