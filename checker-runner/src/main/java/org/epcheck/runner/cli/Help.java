package org.epcheck.runner.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.apache.commons.cli.HelpFormatter;

/** Texts of {@code --help}. */
final class Help {
  private static final int WIDTH = 79;

  private Help() {}

  /** Of epcheck. */
  static String overview(List<Command> commands) {
    StringBuilder s = new StringBuilder();
    s.append("epcheck: model-checks a series of kernel locking patches, step by step\n\n");
    s.append("usage: epcheck COMMAND [options]\n\ncommands\n");
    for (Command c : commands) {
      s.append(String.format("  %-10s %s%n", c.name(), c.summary()));
    }
    s.append("\nfirst steps\n");
    s.append("  epcheck check                   the whole matrix\n");
    s.append("  epcheck check --step 6          one step\n");
    s.append("  epcheck trace 4c@6              a race, thread by thread\n");
    s.append("  epcheck COMMAND --help          options, with examples\n");
    s.append("\nto try a change: copy the specs folder, edit one line, and run\n");
    s.append("  epcheck check --specs COPY --step 6\n");
    return s.toString();
  }

  /** Of a command. */
  static String of(Command c) {
    StringWriter s = new StringWriter();
    PrintWriter out = new PrintWriter(s);
    out.println("epcheck " + c.name() + ": " + c.summary());
    out.println();
    out.println("usage: epcheck " + c.name() + " " + c.usage());
    out.println();
    c.description().forEach(out::println);
    out.println();
    out.println("options");
    new HelpFormatter().printOptions(out, WIDTH, c.options(), 2, 2);
    out.println();
    out.println("examples");
    c.examples().forEach(e -> out.println("  " + e));
    return s.toString();
  }
}
