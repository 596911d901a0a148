package org.epcheck.runner.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.commons.cli.CommandLine;
import org.epcheck.runner.audit.Audit;
import org.epcheck.runner.audit.AuditClaim;
import org.epcheck.runner.audit.Auditor;
import org.epcheck.runner.audit.ClaimResult;
import org.epcheck.runner.audit.Condition;
import org.epcheck.runner.audit.DropOne;
import org.epcheck.runner.audit.Fixes;
import org.epcheck.runner.audit.Status;
import org.epcheck.runner.purpose.Classifier;
import org.epcheck.runner.purpose.Purpose;
import org.epcheck.runner.series.Series;
import org.epcheck.runner.spec.ModelFile;
import org.epcheck.runner.verdict.Matrix;
import org.epcheck.translator.diagnostic.Diagnostic;
import org.epcheck.translator.diagnostic.Outcome;

/** All the runs that an audit needs. */
final class AuditRun {
  private final CommandLine line;
  private final Context context;
  private final Workspace workspace;
  private final Asked asked;
  private final MatrixRun main;
  private final List<Purpose> purposes;
  private Map<String, String> quoted;
  private int part;
  private int parts;

  /**
   * What was asked for.
   *
   * @param switches all of them, as the user set them
   * @param everySwitch whether each switch is to be set otherwise, too
   */
  record Asked(
      List<Integer> steps,
      List<String> purposes,
      List<String> scenarios,
      SortedMap<String, String> switches,
      boolean everySwitch) {}

  AuditRun(CommandLine line, Context context, Workspace workspace, Asked asked) {
    this.line = line;
    this.context = context;
    this.workspace = workspace;
    this.asked = asked;
    this.main = new MatrixRun(line, context, workspace);
    this.purposes = main.purposes(asked.purposes());
    this.quoted = workspace.quoted();
  }

  /** Runs; or diagnostics of the first part that cannot be run. */
  Outcome<Audit> run(List<AuditClaim> claims) throws UsageException, InterruptedException {
    List<SortedMap<String, String>> variants = variants();
    Map<SortedMap<String, String>, Matrix> matrices = new LinkedHashMap<>();
    Map<SortedMap<String, String>, Need> needed = needed(claims, variants);
    parts = needed.size() + (isDropping() ? workspace.series().last() : 0);
    for (Map.Entry<SortedMap<String, String>, Need> e : needed.entrySet()) {
      Matrix first = matrices.get(new TreeMap<String, String>());
      if (first != null && !applies(e.getValue())) {
        part++;
        matrices.put(e.getKey(), nothing(first, e.getValue()));
        continue;
      }
      String otherwise = text(e.getKey());
      part(otherwise.isEmpty() ? "the series" : "the series with " + otherwise);
      Outcome<Matrix> m = matrix(main, e.getValue(), e.getKey());
      if (!m.isOk()) {
        quoted = main.quoted();
        return Outcome.failed(m.diagnostics());
      }
      matrices.put(e.getKey(), m.get());
    }
    Matrix whole = matrices.get(new TreeMap<String, String>());
    if (whole == null) {
      throw new IllegalStateException("the matrix with the switches as they are is always run");
    }
    List<Fixes> fixes = purposes.stream().map(p -> Fixes.of(p, whole)).toList();
    return Outcome.ok(
        new Audit(
            whole,
            decide(claims, variants, matrices),
            selection(),
            fixes,
            isDropping() ? drops(whole) : List.of()));
  }

  private boolean isDropping() {
    return !line.hasOption("no-drop-one") && !line.hasOption("drop");
  }

  /** Says where the audit is: the lines of the runs, which follow, count within a part. */
  private void part(String what) {
    part++;
    context.err().println("audit, part " + part + " of " + parts + ": " + what);
  }

  /** Each switch at each of its other values. */
  private List<SortedMap<String, String>> variants() {
    List<SortedMap<String, String>> all = new ArrayList<>();
    if (asked.everySwitch()) {
      for (ModelFile.Switch s : workspace.switches().values()) {
        for (String value : s.values().keySet()) {
          if (!value.equals(asked.switches().get(s.name()))) {
            all.add(new TreeMap<>(Map.of(s.name(), value)));
          }
        }
      }
    }
    return all;
  }

  /** What is to be run with some switches set otherwise. */
  private static final class Need {
    private final SortedSet<Integer> steps = new TreeSet<>();
    private final Set<String> purposes = new LinkedHashSet<>();
    private boolean everything;

    void add(Condition c, List<Integer> more) {
      steps.addAll(more);
      String purpose = c.purpose();
      everything |= purpose.isEmpty();
      purposes.add(purpose);
    }

    void addAll(List<Integer> more) {
      steps.addAll(more);
      everything = true;
    }
  }

  /** Everything with the switches as they are, first; and what claims want otherwise. */
  private Map<SortedMap<String, String>, Need> needed(
      List<AuditClaim> claims, List<SortedMap<String, String>> variants) {
    Map<SortedMap<String, String>, Need> needed = new LinkedHashMap<>();
    List<SortedMap<String, String>> outer = new ArrayList<>();
    outer.add(new TreeMap<>());
    outer.addAll(variants);
    outer.forEach(v -> needed.computeIfAbsent(v, k -> new Need()).addAll(asked.steps()));
    for (AuditClaim claim : claims) {
      for (Condition c : claim.conditions()) {
        List<Integer> steps = c.scope().stepsOf(workspace.series().last());
        outer.forEach(v -> needed.computeIfAbsent(with(v, c), k -> new Need()).add(c, steps));
      }
    }
    needed.values().removeIf(n -> n.steps.isEmpty());
    return needed;
  }

  /** What is to stand otherwise for a condition, as far as it does not stand so already. */
  private SortedMap<String, String> with(SortedMap<String, String> variant, Condition c) {
    return with(variant, c.scope().switches());
  }

  private SortedMap<String, String> with(
      SortedMap<String, String> variant, SortedMap<String, String> own) {
    SortedMap<String, String> both = new TreeMap<>(variant);
    both.putAll(own);
    both.entrySet().removeIf(e -> e.getValue().equals(asked.switches().get(e.getKey())));
    return both;
  }

  private Outcome<Matrix> matrix(MatrixRun run, Need need, SortedMap<String, String> otherwise)
      throws UsageException, InterruptedException {
    SortedMap<String, String> switches = new TreeMap<>(asked.switches());
    switches.putAll(otherwise);
    return run.run(
        new MatrixRun.Selected(
            List.copyOf(need.steps),
            asked(need),
            asked.scenarios(),
            false,
            need.everything,
            switches));
  }

  /** Whether one of the selected scenarios can say something. */
  private boolean applies(Need need) {
    return need.everything
        || asked(need).stream().anyMatch(p -> asked.scenarios().stream().anyMatch(p::appliesTo));
  }

  private List<Purpose> asked(Need need) {
    return purposes.stream()
        .filter(p -> need.everything || need.purposes.contains(p.id()))
        .toList();
  }

  private static Matrix nothing(Matrix m, Need need) {
    return Matrix.of(
        new Matrix.Frame(
            m.series(),
            m.seriesTitle(),
            m.titles(),
            List.copyOf(need.steps),
            m.purposes(),
            m.scenarios(),
            m.switches(),
            m.changed(),
            m.reduction(),
            m.conditions()),
        List.of());
  }

  private List<ClaimResult> decide(
      List<AuditClaim> claims,
      List<SortedMap<String, String>> variants,
      Map<SortedMap<String, String>, Matrix> matrices) {
    List<ClaimResult> results = new ArrayList<>();
    for (AuditClaim claim : claims) {
      Map<String, Status> others = new LinkedHashMap<>();
      for (SortedMap<String, String> v : variants) {
        others.put(text(v), auditor(v, matrices).decide(claim).status());
      }
      ClaimResult r = auditor(new TreeMap<>(), matrices).decide(claim);
      results.add(new ClaimResult(r.claim(), r.status(), r.conditions(), others));
    }
    return results;
  }

  private Auditor auditor(
      SortedMap<String, String> variant, Map<SortedMap<String, String>, Matrix> matrices) {
    return new Auditor(
        own -> {
          Matrix m = matrices.get(with(variant, own));
          if (m == null) {
            throw new IllegalStateException("not run: " + own);
          }
          return m;
        },
        new Classifier(workspace.purposes()),
        workspace.series().last());
  }

  private static String text(SortedMap<String, String> switches) {
    return String.join(
        ", ", switches.entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).toList());
  }

  private String selection() {
    List<String> left = new ArrayList<>(workspace.scenarios());
    left.removeAll(asked.scenarios());
    String how = line.hasOption("scenario") ? "those named" : "the specs' choice";
    return how
        + ": "
        + String.join(", ", asked.scenarios())
        + (left.isEmpty() ? "" : "; not run: " + String.join(", ", left));
  }

  private List<DropOne> drops(Matrix whole) throws UsageException, InterruptedException {
    Series series = workspace.series();
    List<DropOne> drops = new ArrayList<>();
    for (int k = 1; k <= series.last(); k++) {
      SortedSet<Integer> followers = series.followers(k);
      TreeSet<Integer> gone = new TreeSet<>(followers);
      gone.add(k);
      String list = String.join(",", gone.stream().map(String::valueOf).toList());
      part("the series without " + list);
      Workspace w = workspace.with(series.without(gone), " --drop " + list);
      MatrixRun run = new MatrixRun(line, context, w, "without-" + list);
      Need last = new Need();
      last.addAll(List.of(w.series().last()));
      Outcome<Matrix> m = matrix(run, last, new TreeMap<>());
      drops.add(
          m.isOk()
              ? DropOne.compare(k, series.titles().get(k), followers, whole, m.get())
              : DropOne.failed(k, series.titles().get(k), followers, worst(m.diagnostics())));
    }
    return drops;
  }

  private static String worst(List<Diagnostic> problems) {
    return problems.stream()
        .min(Comparator.comparing(d -> String.valueOf(d.span())))
        .map(d -> d.span() == null ? d.message() : d.span() + ": " + d.message())
        .orElse("");
  }

  /** Writes {@code audit.json} beside the runs; KR302 if that fails. */
  List<Diagnostic> write(String json) {
    return main.write("audit.json", json);
  }

  /** Keeps the cache small. */
  void prune() {
    main.prune();
  }

  Map<String, String> quoted() {
    return quoted;
  }
}
