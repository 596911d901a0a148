package org.epcheck.runner.tlc;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

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
 * @param dump whether to write all states and steps to {@link #GRAPH}
 */
public record TlcCommand(
    String module, String config, long heapBytes, int workers, boolean quickStart, boolean dump) {
  /** Scratch directory of a run, inside its directory; gone when the run is over. */
  static final String SCRATCH = "tlc.tmp";

  /** TLC's class; what comes after it in the arguments is TLC's own. */
  static final String MAIN = "tlc2.TLC";

  static final String META = SCRATCH + "/meta";
  static final String MODULES = SCRATCH + "/modules";

  /** All states and steps of a run, while it lasts. */
  static final String GRAPH = SCRATCH + "/graph.dot";

  private static final long MIB = 1L << 20;

  /** A run that looks for errors. */
  static TlcCommand errors(String module, long heapBytes, int workers, boolean quickStart) {
    return new TlcCommand(module, module + ".cfg", heapBytes, workers, quickStart, false);
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
    a.add("-Dtlc2.TLC.progressInterval=2");
    a.addAll(List.of("-cp", classPath, MAIN));
    a.addAll(List.of("-tool", "-continue", "-difftrace"));
    a.addAll(List.of("-workers", Integer.toString(workers), "-fp", "0"));
    a.addAll(List.of("-checkpoint", "0", "-metadir", META));
    if (dump) {
      a.addAll(List.of("-dump", "dot", GRAPH));
    }
    a.addAll(List.of("-config", config, module + ".tla"));
    return a;
  }

  /** The whole command. */
  List<String> line(Path java, TlcJar jar) {
    List<String> line = new ArrayList<>();
    line.add(java.toString());
    line.addAll(arguments(jar.path().toString()));
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
