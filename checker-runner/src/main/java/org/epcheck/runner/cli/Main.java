package org.epcheck.runner.cli;

import com.sun.management.OperatingSystemMXBean;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The process: streams, environment, exit status. */
public final class Main {
  private Main() {}

  /** Starts epcheck; the launcher says by system properties which streams are terminals. */
  public static void main(String[] arguments) {
    start(List.of(arguments), Joined.wiring());
  }

  /** The process with these parts; ends the JVM. */
  static void start(List<String> arguments, Wiring wiring) {
    Map<String, String> environment = System.getenv();
    Charset charset =
        Context.isUnicode(environment) ? StandardCharsets.UTF_8 : StandardCharsets.US_ASCII;
    PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, charset);
    PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, charset);
    int status;
    try {
      Context context =
          new Context(
              out,
              err,
              Path.of("").toAbsolutePath(),
              environment,
              Boolean.getBoolean("epcheck.out.terminal"),
              Boolean.getBoolean("epcheck.err.terminal"),
              Runtime.getRuntime().availableProcessors(),
              physicalMemory(),
              Path.of(System.getProperty("java.home"), "bin", "java"),
              wiring,
              System.in);
      status = Epcheck.run(arguments, context);
    } catch (InterruptedException e) {
      status = 130;
    } catch (RuntimeException | Error e) {
      err.println("epcheck: internal error; please report it with this text");
      err.println("and with the run directory under the output directory, if there is one");
      e.printStackTrace(err);
      status = ExitStatus.ENGINE;
    }
    out.flush();
    err.flush();
    System.exit(status);
  }

  private static long physicalMemory() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean os
        ? os.getTotalMemorySize()
        : 4L << 30;
  }
}
