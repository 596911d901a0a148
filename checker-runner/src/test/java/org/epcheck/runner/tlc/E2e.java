package org.epcheck.runner.tlc;

import java.nio.file.*;
import java.time.Duration;
import java.util.*;
import org.epcheck.runner.engine.*;
import org.epcheck.runner.purpose.*;
import org.epcheck.runner.series.*;
import org.epcheck.runner.spec.*;
import org.epcheck.runner.translate.ModelTranslator;
import org.epcheck.translator.diagnostic.*;

public class E2e {
  public static void main(String[] a) throws Exception {
    SpecsLibrary lib = SpecsLibrary.builtIn().get();
    ModelFile m = ModelFile.of(lib).get();
    SortedMap<String, String> base = Sources.of(lib, m);
    SortedMap<String, String> patches = new TreeMap<>();
    lib.files().forEach((n, t) -> { if (n.startsWith(m.folder() + m.patches() + "/") && n.endsWith(".patch")) patches.put(n, t); });
    Series series = Series.of(m.series(), base, SeriesReader.read(patches).get()).get();
    int step = Integer.parseInt(a[1]);
    List<String> units = new ArrayList<>(m.units());
    units.add(Sources.scenarioFile(a[0]));
    SortedMap<String, String> defines = new TreeMap<>();
    m.switches().forEach((n, s) -> defines.put(s.macro(), s.values().getOrDefault(s.preset(), s.preset())));
    Set<GuardSpec> guards = new LinkedHashSet<>(); Set<GoalSpec> goals = new LinkedHashSet<>();
    for (Purpose p : PurposeFiles.read(lib).get()) { p.guards().stream().filter(g -> !g.lock().startsWith("&")).forEach(guards::add); goals.addAll(p.goals()); }
    ModelRequest r = new ModelRequest(series.name(), step, series.steps().get(step).files(), units, a[0], defines, List.copyOf(guards), List.copyOf(goals));
    long t0 = System.nanoTime();
    Outcome<Model> model = new ModelTranslator(lib).translate(r, false);
    System.out.printf("translate %.2f s%n", (System.nanoTime() - t0) / 1e9);
    if (!model.isOk()) { model.diagnostics().forEach(System.out::println); return; }
    Path dir = Path.of(a[2]); Files.createDirectories(dir);
    for (var e : model.get().files().entrySet()) Files.writeString(dir.resolve(e.getKey()), e.getValue());
    System.out.println(model.get().module() + " " + model.get().bounds() + " size " + model.get().size());
    TlcSettings s = a.length > 3 && a[3].equals("full") ? new TlcSettings(1, 0) : new TlcSettings(1, Long.MAX_VALUE);
    TlcEngine engine = new TlcEngine(TlcJar.onClassPath(), s);
    t0 = System.nanoTime();
    RunOutcome o = engine.run(new RunRequest(r, model.get(), dir, new Limits(2L << 30, Duration.ofSeconds(300), Path.of(System.getProperty("java.home"), "bin", "java"))), Progress.none());
    System.out.printf("run %.2f s, tlc %.2f s, peak %d MiB, distinct %d, generated %d, depth %d, errors %d, reached %s, ending %s%n", (System.nanoTime() - t0) / 1e9, o.seconds(), o.peakBytes() >> 20, o.distinct(), o.generated(), o.depth(), o.errors().size(), o.reached(), o.ending());
    long bad = o.errors().stream().filter(e -> e.mismatch() != null).count();
    System.out.println("mismatches " + bad);
    int shown = 0;
    for (FoundError e : o.errors()) {
      if (e.mismatch() != null) { if (shown++ < 2) System.out.println("MISMATCH " + e.kind() + " " + e.label() + " " + e.mismatch()); }
      else System.out.println(e.length() + " " + e.kind() + " " + e.thread() + " " + e.label() + " " + e.object() + "." + e.field() + " tag " + e.tag() + " in " + e.stack() + " " + e.place() + "\n    " + e.trace().failure().message());
    }
    if (!o.errors().isEmpty() && o.errors().get(0).trace() != null) {
      var t = o.errors().get(o.errors().size() - 1).trace();
      if (t != null) Files.writeString(dir.resolve("trace.json"), org.epcheck.runner.cache.OutcomeCache.json(t));
    }
  }
}
