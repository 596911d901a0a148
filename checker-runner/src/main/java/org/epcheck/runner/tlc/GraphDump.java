package org.epcheck.runner.tlc;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.epcheck.translator.interp.StateGraph;
import org.epcheck.translator.tla.TlaValue;

/**
 * Reads what {@code tlc2.TLC -dump dot} writes: a line for each state, its fingerprint and its
 * text, the initial state first, and a line for each step.
 */
final class GraphDump {
  private static final Pattern NODE = Pattern.compile("^(-?\\d+) \\[label=\"(.*)\"[,\\]].*");
  private static final Pattern EDGE = Pattern.compile("^(-?\\d+) -> (-?\\d+) .*");
  private static final Pattern ESCAPE = Pattern.compile("\\\\(.)");
  private static final Pattern NO_ERROR = Pattern.compile("/\\\\\\\\ err = << ?>>");

  private final Path file;
  private final Map<Long, Integer> numbers = new HashMap<>();
  private final Set<Long> errors = new HashSet<>();
  private final StateGraph graph = new StateGraph();

  private GraphDump(Path file) {
    this.file = file;
  }

  /**
   * Reads the graph.
   *
   * @throws IOException if it cannot be read, or is not such a file
   */
  static GraphDump read(Path file) throws IOException {
    GraphDump dump = new GraphDump(file);
    dump.nodes();
    dump.edges();
    return dump;
  }

  /** The graph; states are numbered as they come in the file. */
  StateGraph graph() {
    return graph;
  }

  private void nodes() throws IOException {
    try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        Matcher m = line.contains("[label=\"/") ? NODE.matcher(line) : null;
        if (m == null || !m.matches()) {
          continue;
        }
        long id = Long.parseLong(m.group(1));
        if (NO_ERROR.matcher(m.group(2)).find()) {
          numbers.putIfAbsent(id, numbers.size());
        } else {
          errors.add(id);
        }
      }
    }
  }

  private void edges() throws IOException {
    try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        Matcher m = line.length() < 200 ? EDGE.matcher(line) : null;
        if (m != null && m.matches()) {
          edge(Long.parseLong(m.group(1)), Long.parseLong(m.group(2)));
        }
      }
    }
  }

  private void edge(long from, long to) throws IOException {
    Integer source = numbers.get(from);
    Integer target = numbers.get(to);
    if (source != null && target != null) {
      graph.step(source, target);
    } else if (source == null || !errors.contains(to)) {
      throw new IOException("the graph that TLC wrote has a step without its state");
    }
  }

  /** The variables of the states of those numbers. */
  List<Map<String, TlaValue>> states(List<Integer> wanted) throws IOException {
    Map<Integer, Map<String, TlaValue>> read = new HashMap<>();
    Set<Integer> open = new HashSet<>(wanted);
    try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        Matcher m = line.contains("[label=\"/") ? NODE.matcher(line) : null;
        Integer number = m != null && m.matches() ? numbers.get(Long.parseLong(m.group(1))) : null;
        if (m != null && number != null && open.remove(number)) {
          read.put(number, state(m.group(2)));
        }
      }
    }
    List<Map<String, TlaValue>> states = new ArrayList<>();
    for (int n : wanted) {
      Map<String, TlaValue> s = read.get(n);
      if (s == null) {
        throw new IOException("the graph that TLC wrote lacks a state");
      }
      states.add(s);
    }
    return states;
  }

  private static Map<String, TlaValue> state(String label) {
    String text =
        ESCAPE
            .matcher(label)
            .replaceAll(m -> m.group(1).equals("n") ? "\n" : Matcher.quoteReplacement(m.group(1)));
    List<String> lines = new ArrayList<>(List.of("1: <State>"));
    text.lines().forEach(lines::add);
    return new TlcStates().read(new TlcMessage(TlcMessage.STATE, 0, lines), new TreeMap<>());
  }
}
