package org.epcheck.runner.tlc;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.epcheck.runner.engine.EngineOptions;
import org.epcheck.runner.tlc.child.Bound;
import org.epcheck.runner.tlc.child.Checkpointed;
import org.epcheck.runner.tlc.child.ErrorSelectors;
import org.epcheck.runner.tlc.child.Walks;
import org.jspecify.annotations.Nullable;

/**
 * The command line of a run. It is to be started in the run's directory and names only files in it,
 * by relative paths; only the jar and the java command are elsewhere.
 *
 * @param module root module
 * @param config the model file
 * @param heapBytes limit of the Java heap
 * @param workers threads that explore; with more than one the traces need not be the shortest
 * @param quickStart only the quick compiler: saves a second of processor time at the start, costs
 *     up to 60 % in long runs (docs/tlc-notes.md)
 * @param mode what it does beside
 */
public record TlcCommand(
    String module, String config, long heapBytes, int workers, boolean quickStart, Mode mode) {
  /** What TLC does beside looking for errors in all states, or instead of it. */
  sealed interface Mode {}

  /** Nothing. */
  record Plain() implements Mode {}

  /** It writes all states and steps to {@link #GRAPH}. */
  record Dump() implements Mode {}

  /**
   * It saves now and then how far it is.
   *
   * @param directory for all its files
   * @param from directory of an earlier run that it goes on from, or null
   */
  record Checkpoints(Path directory, Duration every, @Nullable Path from) implements Mode {}

  /** It walks at random. */
  record Walking(EngineOptions.Walks walks) implements Mode {}

  /** It lets others do the work. */
  record Serving(EngineOptions.Server server) implements Mode {}

  /** A run that looks for errors, or writes all states and steps to {@link #GRAPH} as well. */
  public TlcCommand(
      String module, String config, long heapBytes, int workers, boolean quickStart, boolean dump) {
    this(module, config, heapBytes, workers, quickStart, dump ? new Dump() : new Plain());
  }

  /** Scratch directory of a run, inside its directory; gone when the run is over. */
  static final String SCRATCH = "tlc.tmp";

  /** TLC's class; what comes after it in the arguments is TLC's own. */
  static final String MAIN = "tlc2.TLC";

  static final String META = SCRATCH + "/meta";
  static final String MODULES = SCRATCH + "/modules";

  /** All states and steps of a run, while it lasts. */
  static final String GRAPH = SCRATCH + "/graph.dot";

  private static final Duration PROGRESS = Duration.ofSeconds(2);

  private static final long MIB = 1L << 20;

  /** A run that looks for errors. */
  static TlcCommand errors(String module, long heapBytes, int workers, boolean quickStart) {
    return new TlcCommand(module, module + ".cfg", heapBytes, workers, quickStart, false);
  }

  /** The same run in another mode. */
  TlcCommand with(Mode other) {
    return new TlcCommand(module, config, heapBytes, workers, quickStart, other);
  }

  /** What the JVM needs beside the heap: classes, compiled code, stacks. */
  private static final long BESIDE_HEAP = 192 * MIB;

  private static final long LEAST_HEAP = 16 * MIB;

  /** The heap that fits into a process of the given size. */
  static long heapFor(long processBytes) {
    return Math.max(LEAST_HEAP, Math.max(processBytes / 2, processBytes - BESIDE_HEAP));
  }

  /** The arguments after the java command, with the class path given. */
  List<String> arguments(String classPath) {
    List<String> a = new ArrayList<>();
    a.add("-Xmx" + Math.max(1, heapBytes / MIB) + "m");
    a.add("-Xss16m");
    a.add("-XX:+UseSerialGC");
    a.add("-XX:-UsePerfData");
    // A thread of TLC that runs out of memory must not leave the others behind.
    a.add("-XX:+ExitOnOutOfMemoryError");
    if (quickStart) {
      a.add("-XX:TieredStopAtLevel=1");
    }
    // Numbers are printed by the locale.
    a.addAll(List.of("-Duser.language=en", "-Duser.country=US", "-Dfile.encoding=UTF-8"));
    a.add("-Djava.io.tmpdir=" + SCRATCH);
    a.add("-Dutil.FileUtil.milliseconds=true");
    a.add("-DTLA-Library=" + MODULES);
    // Checkpoints are made when progress is reported.
    boolean soon = mode instanceof Checkpoints c && c.every().compareTo(PROGRESS) < 0;
    a.add("-Dtlc2.TLC.progressInterval=" + (soon ? 1 : PROGRESS.toSeconds()));
    if (mode instanceof Walking w) {
      String model = config.replaceFirst("\\.cfg$", "");
      a.addAll(List.of("-cp", classPath, Walks.class.getName(), module, model));
      a.add(Integer.toString(w.walks().number()));
      a.add(Integer.toString(w.walks().depth()));
      a.add(Long.toString(w.walks().seed()));
      return a;
    } else if (mode instanceof Serving s) {
      serve(s.server(), classPath, a);
      a.addAll(List.of("-config", servedConfig(), module + ".tla"));
    } else {
      search(classPath, a);
      a.addAll(List.of("-config", config, module + ".tla"));
    }
    return a;
  }

  /** Name of the model file of a server: it has no invariants. */
  String servedConfig() {
    return module + "-served.cfg";
  }

  private void search(String classPath, List<String> a) {
    if (mode instanceof Checkpoints c) {
      a.add("-D" + Checkpointed.INTERVAL + "=" + c.every().toMillis());
      a.add("-D" + Checkpointed.DIRECTORY + "=" + c.directory());
      a.addAll(List.of("-cp", classPath, Checkpointed.class.getName()));
      a.addAll(List.of("-metadir", c.directory().toString()));
      Path from = c.from();
      if (from != null) {
        a.addAll(List.of("-recover", from.toString()));
      }
    } else {
      a.addAll(List.of("-cp", classPath, MAIN));
      a.addAll(List.of("-checkpoint", "0", "-metadir", META));
    }
    a.addAll(List.of("-tool", "-continue", "-difftrace"));
    a.addAll(List.of("-workers", Integer.toString(workers), "-fp", "0"));
    if (mode instanceof Dump) {
      a.addAll(List.of("-dump", "dot", GRAPH));
    }
  }

  private static void serve(EngineOptions.Server server, String classPath, List<String> a) {
    a.addAll(remote(server.host(), server.port()));
    a.add("-Dtlc2.tool.distributed.TLCServer.report=2000");
    a.add("-D" + ErrorSelectors.PROPERTY + "=" + ErrorSelectors.class.getName());
    a.add("-D" + ErrorSelectors.INVARIANT + "=" + Findings.INVARIANT);
    a.add("-D" + ErrorSelectors.EXPECTED + "=" + server.workers());
    a.addAll(List.of("-cp", classPath, Bound.class.getName(), "server"));
    // It does not read CHECK_DEADLOCK in the model file.
    a.addAll(List.of("-tool", "-deadlock", "-fp", "0", "-checkpoint", "0", "-metadir", META));
  }

  /**
   * What server and workers have in common.
   *
   * @param host this machine, as the others reach it
   * @param port of the server
   */
  static List<String> remote(String host, int port) {
    return List.of(
        "-D" + Bound.ADDRESS + "=" + host,
        "-Djava.rmi.server.hostname=" + host,
        "-Dtlc2.tool.distributed.TLCServer.port=" + port);
  }

  /** The whole command. */
  List<String> line(Path java, TlcJar jar) {
    List<String> line = new ArrayList<>();
    line.add(java.toString());
    boolean own = !(mode instanceof Plain || mode instanceof Dump);
    line.addAll(arguments(own ? jar.withOwnClasses() : jar.path().toString()));
    return line;
  }

  /** A shell script that repeats the run, for people. */
  String script() {
    StringBuilder s = new StringBuilder();
    s.append("#!/bin/sh\n");
    s.append("# Repeats this run of TLC: TLATOOLS=.../tla2tools.jar sh run.sh\n");
    s.append("# Its standard modules are unpacked by TLC itself, so do not start two at once.\n");
    s.append("set -e\n");
    s.append("cd \"$(dirname \"$0\")\"\n");
    s.append("mkdir -p ").append(SCRATCH).append('\n');
    s.append("trap 'rm -rf ").append(SCRATCH).append("' EXIT\n");
    s.append("\"${JAVA:-java}\"");
    for (String a : arguments("${TLATOOLS:?set it to the jar with TLC}")) {
      if (!a.startsWith("-DTLA-Library=")) {
        s.append(" \\\n  ").append(a.startsWith("${") ? '"' + a + '"' : a);
      }
    }
    return s.append('\n').toString();
  }
}
