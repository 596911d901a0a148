package org.epcheck.runner.audit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.epcheck.runner.purpose.KnownNames;
import org.epcheck.runner.purpose.Rule;
import org.epcheck.runner.spec.ModelFile;
import org.epcheck.runner.spec.SpecsLibrary;
import org.epcheck.runner.spec.Toml;
import org.epcheck.translator.diagnostic.Diagnostic;
import org.epcheck.translator.diagnostic.Outcome;
import org.epcheck.translator.diagnostic.Spelling;

/** Reads {@code claims/*.toml}; the format is in that folder's README. */
public final class ClaimFiles {
  private static final String FOLDER = "claims/";

  private final Known known;
  private final List<Diagnostic> problems = new ArrayList<>();

  /**
   * The names that claims may use.
   *
   * @param purposes ids
   * @param switches by name
   * @param names of the code: a claim with a misspelt one would be refuted by nothing
   */
  public record Known(
      Collection<String> purposes,
      Collection<String> scenarios,
      SortedMap<String, ModelFile.Switch> switches,
      KnownNames names) {}

  private ClaimFiles(Known known) {
    this.known = known;
  }

  /**
   * The claims about a series, in the order of files and lines; KR301 for everything that is wrong
   * in any file.
   */
  public static Outcome<List<AuditClaim>> read(SpecsLibrary library, String series, Known known) {
    return new ClaimFiles(known).run(library, series);
  }

  private Outcome<List<AuditClaim>> run(SpecsLibrary library, String series) {
    List<AuditClaim> claims = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (Map.Entry<String, String> e : library.below(FOLDER).entrySet()) {
      if (e.getKey().endsWith(".toml")) {
        Toml toml = Toml.parse(FOLDER + e.getKey(), e.getValue(), problems);
        String about = toml.string("series");
        for (Toml t : toml.tables("claim")) {
          AuditClaim c = claim(t);
          if (!ids.add(c.id())) {
            t.problem("id", "a second claim `" + c.id() + "`", null);
          }
          if (about.equals(series)) {
            claims.add(c);
          }
        }
        toml.noOtherKeys();
      }
    }
    return problems.isEmpty() ? Outcome.ok(List.copyOf(claims)) : Outcome.failed(problems);
  }

  private AuditClaim claim(Toml t) {
    String id = t.string("id");
    String text = t.string("text");
    List<Condition> conditions = new ArrayList<>();
    for (Toml c : t.tables("violated")) {
      conditions.add(new Condition.Violated(scope(c), purpose(c)));
      c.noOtherKeys();
    }
    for (Toml c : t.tables("ok")) {
      conditions.add(new Condition.Ok(scope(c), purpose(c)));
      c.noOtherKeys();
    }
    for (Toml c : t.tables("no_error")) {
      conditions.add(new Condition.NoError(scope(c), rule(c)));
      c.noOtherKeys();
    }
    for (Toml c : t.tables("not_locked")) {
      String lock = c.string("lock");
      List<String> except = c.strings("except");
      check(c, "lock", known.names().locks(List.of(lock)));
      check(c, "except", known.names().functions(except));
      conditions.add(new Condition.NotLocked(scope(c), lock, except));
      c.noOtherKeys();
    }
    for (Toml c : t.tables("lock_order")) {
      List<String> order = c.strings("order");
      if (order.size() < 2) {
        c.problem("order", "`order` names two locks or more, the outermost first", null);
      }
      check(c, "order", known.names().locks(order));
      conditions.add(new Condition.LockOrder(scope(c), order));
      c.noOtherKeys();
    }
    if (conditions.isEmpty()) {
      t.problem(
          null,
          "nothing could decide this claim",
          "give it an `ok`, `violated`, `no_error`, `not_locked` or `lock_order`");
    }
    t.noOtherKeys();
    return new AuditClaim(id, text, conditions);
  }

  private String purpose(Toml t) {
    String id = t.string("purpose");
    check(t, "purpose", id, known.purposes());
    return id;
  }

  private Rule rule(Toml t) {
    List<String> kinds = t.strings("kind");
    if (kinds.isEmpty()) {
      t.problem(null, "`no_error` needs a `kind`", null);
    }
    check(t, "kind", known.names().kinds(kinds));
    check(t, "object", known.names().objects(t.strings("object")));
    check(t, "field", known.names().members(t.strings("field")));
    for (String key : List.of("at", "in", "not_in", "from", "through", "not_through")) {
      check(t, key, known.names().functions(t.strings(key)));
    }
    return new Rule(
        kinds,
        t.strings("object"),
        t.strings("field"),
        t.strings("at"),
        t.strings("in"),
        t.strings("not_in"),
        new Rule.Calls(t.strings("from"), t.strings("through"), t.strings("not_through")));
  }

  private Condition.Scope scope(Toml t) {
    String text = t.string("steps");
    StepRange steps = StepRange.parse(text);
    if (steps == null) {
      t.problem("steps", "`" + text + "` are no steps", "write all, 3, 2-last or 0,5-8");
    }
    List<String> scenarios = t.strings("scenarios");
    scenarios.forEach(s -> check(t, "scenarios", s, known.scenarios()));
    Toml set = t.table("switches");
    SortedMap<String, String> switches = set == null ? new TreeMap<>() : set.scalars();
    switches.forEach((name, value) -> checkSwitch(t, name, value));
    List<String> ran = t.strings("ran");
    check(t, "ran", known.names().functions(ran));
    return new Condition.Scope(steps == null ? StepRange.ALL : steps, scenarios, switches, ran);
  }

  private void checkSwitch(Toml t, String name, String value) {
    ModelFile.Switch s = known.switches().get(name);
    if (s == null) {
      check(t, "switches", name, known.switches().keySet());
    } else {
      check(t, "switches", value, s.values().keySet());
    }
  }

  private static void check(Toml t, String key, String name, Collection<String> known) {
    if (!known.contains(name)) {
      String near = Spelling.help(name, known);
      t.problem(
          key,
          "unknown " + key.replaceFirst("(?<=switch|scenario)e?s$", "") + " `" + name + "`",
          (near == null ? "" : near + " ") + "known: " + String.join(", ", known));
    }
  }

  private static void check(Toml t, String key, List<KnownNames.Unknown> unknown) {
    for (KnownNames.Unknown u : unknown) {
      t.problem(
          key,
          "unknown " + u.what() + " `" + u.name() + "`",
          Spelling.help(u.name(), u.candidates()));
    }
  }
}
