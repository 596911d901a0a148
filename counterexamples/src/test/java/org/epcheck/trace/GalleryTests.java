package org.epcheck.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.epcheck.trace.model.Trace;
import org.epcheck.trace.read.TraceJson;
import org.epcheck.trace.render.Words;
import org.epcheck.trace.timeline.Timeline;
import org.junit.jupiter.api.Test;

/**
 * The gallery is what the renderers make of its recorded traces, byte for byte. That the traces are
 * what a run gives today is tested where runs are: in checker-runner.
 */
class GalleryTests {
  private static final Path GALLERY = Path.of("gallery");

  /** The entry whose page is there, too. */
  private static final String WITH_PAGE = "4c";

  private static List<Path> entries() throws IOException {
    try (Stream<Path> all = Files.list(GALLERY)) {
      return all.filter(Files::isDirectory).sorted().toList();
    }
  }

  private static Trace trace(Path entry) {
    try {
      return TraceJson.read(Files.readString(entry.resolve("trace.json")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, String> files(Path entry, Trace trace) {
    Timeline t = Counterexamples.explain(trace);
    Map<String, String> files = new TreeMap<>();
    files.put("changelog.txt", render(t, "changelog"));
    files.put("report.txt", render(t, "report"));
    files.put("terminal.txt", render(t, "terminal"));
    files.put("timeline.svg", render(t, "svg"));
    if (entry.getFileName().toString().equals(WITH_PAGE)) {
      files.put("page.html", render(t, "html"));
    }
    return files;
  }

  private static String render(Timeline t, String form) {
    return Counterexamples.render(t, form, new Counterexamples.Options(140, false, false));
  }

  @Test
  void formsAreWhatTheTracesGive() throws IOException {
    assertFalse(entries().isEmpty());
    List<String> changed = new ArrayList<>();
    for (Path entry : entries()) {
      Map<String, String> files = files(entry, trace(entry));
      for (Map.Entry<String, String> f : files.entrySet()) {
        try {
          Golden.check(entry.resolve(f.getKey()), f.getValue());
        } catch (AssertionError e) {
          changed.add(entry + "/" + f.getKey());
        }
      }
      TreeSet<String> wanted = new TreeSet<>(files.keySet());
      wanted.add("trace.json");
      try (Stream<Path> all = Files.list(entry)) {
        assertEquals(
            wanted,
            all.map(p -> p.getFileName().toString())
                .collect(Collectors.toCollection(TreeSet::new)));
      }
    }
    assertEquals(List.of(), changed, "differ from what the renderers make; -Dgolden=update");
  }

  @Test
  void index() throws IOException {
    Golden.check(GALLERY.resolve("README.md"), readme());
  }

  /** The comparison can fail: a trace with another order of its steps gives another story. */
  @Test
  void anotherTraceGivesOtherFiles() throws IOException {
    Path entry = GALLERY.resolve(WITH_PAGE);
    Trace t = trace(entry);
    List<Trace.Step> steps = new ArrayList<>(t.steps());
    steps.remove(steps.size() / 2);
    List<Trace.Step> renumbered = new ArrayList<>();
    for (Trace.Step s : steps) {
      renumbered.add(
          new Trace.Step(
              renumbered.size() + 1,
              s.thread(),
              s.label(),
              s.frames(),
              s.text(),
              s.depth(),
              s.visible(),
              s.events()));
    }
    Trace.Failure f = t.failure();
    Trace other =
        new Trace(
            t.version(),
            t.cell(),
            t.threads(),
            t.objects(),
            t.initial(),
            renumbered,
            new Trace.Failure(
                f.kind(),
                renumbered.size(),
                f.thread(),
                f.object(),
                f.field(),
                f.access(),
                f.message(),
                f.others()));
    assertNotEquals(files(entry, t).get("timeline.svg"), files(entry, other).get("timeline.svg"));
  }

  private static String readme() throws IOException {
    StringBuilder out = new StringBuilder();
    out.append("# Gallery\n\n");
    out.append("One race of each purpose, at the last step of the series where it fails, and one");
    out.append(" of each finding of\n[disagreements](../../docs/disagreements.md) that a usual");
    out.append(" machine can run. Made from the recorded `trace.json` by the renderers:");
    out.append(" `mvn -B test -Dgolden=update`\nrefreshes it, a test compares it byte for byte,");
    out.append(" another one runs the model again.\n\n");
    out.append("| race | cause | forms |\n|---|---|---|\n");
    for (Path entry : entries()) {
      Timeline t = Counterexamples.explain(trace(entry));
      String name = entry.getFileName().toString();
      out.append("| [").append(name).append("](").append(name).append("/changelog.txt): ");
      out.append(escape(t.verdict().title())).append(", ").append(Words.state(t.cell()));
      out.append(" (").append(t.cell().scenario()).append(switches(t.cell())).append(") | ");
      out.append(escape(Words.sentence(t.verdict()))).append(" | ");
      List<String> forms = new ArrayList<>();
      for (String file : files(entry, trace(entry)).keySet()) {
        forms.add("[" + file.replaceFirst("\\..*", "") + "](" + name + "/" + file + ")");
      }
      out.append(String.join(", ", forms)).append(" |\n");
    }
    out.append('\n');
    for (Path entry : entries()) {
      Trace.Cell c = trace(entry).cell();
      String name = entry.getFileName().toString();
      out.append("## ").append(name).append(": ").append(c.purposeTitle()).append("\n\n");
      out.append("`").append(c.command()).append("`\n\n");
      out.append("![timeline of ").append(name).append("](").append(name);
      out.append("/timeline.svg)\n\n");
    }
    return out.toString().stripTrailing() + "\n";
  }

  private static String switches(Trace.Cell c) {
    int at = c.command().indexOf(" --set ");
    return at < 0 ? "" : ", " + c.command().substring(at + 7).replace(" --set ", ", ");
  }

  private static String escape(String s) {
    return s.replace("|", "\\|").replace("<", "&lt;");
  }
}
