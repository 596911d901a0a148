package org.epcheck.runner.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    for (Map.Entry<SortedMap<String, String>, SortedSet<Integer>> e :
        needed(claims, variants).entrySet()) {
      if (!e.getKey().isEmpty()) {
        context.err().println("audit: with " + text(e.getKey()));
      }
      Outcome<Matrix> m = matrix(main, List.copyOf(e.getValue()), e.getKey());
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
            line.hasOption("no-drop-one") || line.hasOption("drop") ? List.of() : drops(whole)));
  }

  /** Each switch at each of its other values. */
  private List<SortedMap<String, String>> variants() {
    List<SortedMap<String, String>> all = new ArrayList<>();
    if (asked.everySwitch()) {
      for (ModelFile.Switch s : workspace.model().switches().values()) {
        for (String value : s.values().keySet()) {
          if (!value.equals(asked.switches().get(s.name()))) {
            all.add(new TreeMap<>(Map.of(s.name(), value)));
          }
        }
      }
    }
    return all;
  }

  /** Which steps are needed with which switches set otherwise; the full matrix first. */
  private Map<SortedMap<String, String>, SortedSet<Integer>> needed(
      List<AuditClaim> claims, List<SortedMap<String, String>> variants) {
    Map<SortedMap<String, String>, SortedSet<Integer>> needed = new LinkedHashMap<>();
    needed.put(new TreeMap<>(), new TreeSet<>(asked.steps()));
    variants.forEach(v -> needed.put(v, new TreeSet<>(asked.steps())));
    List<SortedMap<String, String>> outer = new ArrayList<>(variants);
    outer.add(new TreeMap<>());
    for (AuditClaim claim : claims) {
      for (Condition c : claim.conditions()) {
        List<Integer> steps = c.scope().stepsOf(workspace.series().last());
        for (SortedMap<String, String> v : outer) {
          needed.computeIfAbsent(with(v, c), k -> new TreeSet<>()).addAll(steps);
        }
      }
    }
    needed.values().removeIf(SortedSet::isEmpty);
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

  private Outcome<Matrix> matrix(
      MatrixRun run, List<Integer> steps, SortedMap<String, String> otherwise)
      throws UsageException, InterruptedException {
    SortedMap<String, String> switches = new TreeMap<>(asked.switches());
    switches.putAll(otherwise);
    return run.run(
        new MatrixRun.Selected(steps, purposes, asked.scenarios(), false, true, switches));
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
      context.err().println("audit: the series without " + list);
      Workspace w = workspace.with(series.without(gone));
      MatrixRun run = new MatrixRun(line, context, w, "without-" + list, " --drop " + list);
      Outcome<Matrix> m = matrix(run, List.of(w.series().last()), new TreeMap<>());
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

  Map<String, String> quoted() {
    return quoted;
  }
}
