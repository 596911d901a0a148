package org.epcheck.runner.tlc;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.epcheck.runner.cache.Digest;
import org.epcheck.runner.engine.Model;

/**
 * All that TLC printed about a model, to be read again where it would be asked the same. It is
 * asked the same if all modules, the model file, the jar and its options are the same; comments do
 * not count, but that a line is there does, for TLC names lines.
 */
final class Recording {
  private static final String VERSION = "answer 1";

  private final String[] paths;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final Writer out;

  /**
   * A recording that does not tell where the run took place.
   *
   * @param paths that are left out of its lines
   */
  Recording(String[] paths) {
    this.paths = paths.clone();
    try {
      out =
          new BufferedWriter(
              new OutputStreamWriter(new GZIPOutputStream(bytes), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e); // into memory: cannot happen
    }
  }

  /** A digest of what TLC is asked. */
  static String question(Model model, TlcCommand command, TlcJar jar) {
    List<String> parts = new ArrayList<>(List.of(VERSION, jar.digest()));
    List<String> arguments = command.arguments("");
    parts.addAll(arguments.subList(arguments.indexOf(TlcCommand.MAIN), arguments.size()));
    for (Map.Entry<String, String> f : model.files().entrySet()) {
      if (f.getKey().endsWith(".tla") || f.getKey().endsWith(".cfg")) {
        parts.add(f.getKey());
        parts.add(withoutComments(f.getValue()));
      }
    }
    return Digest.of(parts);
  }

  private static String withoutComments(String module) {
    StringBuilder s = new StringBuilder(module.length());
    module.lines().forEach(l -> s.append(l.stripLeading().startsWith("\\*") ? "" : l).append('\n'));
    return s.toString();
  }

  void line(String line) {
    String text = line;
    for (String p : paths) {
      text = text.replace(p, "");
    }
    try {
      out.write(text);
      out.write('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e); // into memory: cannot happen
    }
  }

  /** The recording of a process that ended so. */
  byte[] end(TlcProcess.End end) {
    line(end.exit() + " " + end.seconds() + " " + end.peakBytes());
    try {
      out.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e); // into memory: cannot happen
    }
    return bytes.toByteArray();
  }

  /**
   * Says it all again.
   *
   * @throws IOException if that is no recording; no line was said then
   */
  static TlcProcess.End play(byte[] recording, Consumer<String> lines) throws IOException {
    String text;
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(recording))) {
      text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    int last = text.lastIndexOf('\n', text.length() - 2) + 1;
    String[] end = text.substring(last).strip().split(" ", -1);
    if (end.length != 3) {
      throw new IOException("not a recording");
    }
    new BufferedReader(new StringReader(text.substring(0, last))).lines().forEach(lines);
    return new TlcProcess.End(
        Integer.parseInt(end[0]), false, Double.parseDouble(end[1]), Long.parseLong(end[2]));
  }
}
