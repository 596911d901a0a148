package org.epcheck.runner.purpose;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.epcheck.runner.engine.GoalSpec;
import org.epcheck.runner.engine.GuardSpec;
import org.epcheck.runner.spec.SpecsLibrary;
import org.epcheck.runner.spec.Toml;
import org.epcheck.translator.diagnostic.Diagnostic;
import org.epcheck.translator.diagnostic.Outcome;
import org.epcheck.translator.source.Span;
import org.jspecify.annotations.Nullable;

/** Reads {@code purposes/*.toml}; the format is in that folder's README. */
public final class PurposeFiles {
  private static final String FOLDER = "purposes/";

  private final List<Diagnostic> problems = new ArrayList<>();

  private PurposeFiles() {}

  /** All purposes of the library in order of their ids; KR301 for everything that is wrong. */
  public static Outcome<List<Purpose>> read(SpecsLibrary library) {
    return new PurposeFiles().run(library);
  }

  private Outcome<List<Purpose>> run(SpecsLibrary library) {
    List<Purpose> purposes = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (Map.Entry<String, String> e : library.below(FOLDER).entrySet()) {
      if (e.getKey().endsWith(".toml")) {
        Toml toml = Toml.parse(FOLDER + e.getKey(), e.getValue(), problems);
        Purpose p = purpose(toml);
        if (!ids.add(p.id())) {
          toml.problem("id", "a second purpose `" + p.id() + "`", null);
        }
        purposes.add(p);
      }
    }
    purposes.sort(Comparator.comparing(Purpose::id));
    return problems.isEmpty() ? Outcome.ok(List.copyOf(purposes)) : Outcome.failed(problems);
  }

  /** Where a purpose says a word, in quotes; null if it does not say it like this. */
  public static @Nullable Span place(SpecsLibrary library, String id, String word) {
    Pattern head = Pattern.compile("(?m)^\\s*id\\s*=\\s*[\"']" + Pattern.quote(id) + "[\"']");
    for (Map.Entry<String, String> e : library.below(FOLDER).entrySet()) {
      if (head.matcher(e.getValue()).find()) {
        int line = 0;
        for (String text : e.getValue().lines().toList()) {
          line++;
          int at = text.indexOf('"' + word + '"');
          if (at >= 0 && !text.stripLeading().startsWith("#")) {
            return new Span(FOLDER + e.getKey(), line, at + 1, line, at + word.length() + 3);
          }
        }
      }
    }
    return null;
  }

  private static Purpose purpose(Toml toml) {
    String id = toml.string("id");
    String title = toml.string("title");
    String property = toml.string("property");
    String variantOf = toml.optional("variant_of");
    Claim claim = claim(toml);
    List<Rule> rules = toml.tables("violation").stream().map(PurposeFiles::rule).toList();
    if (rules.isEmpty()) {
      toml.problem(null, "no `[[violation]]`: nothing could violate this purpose", null);
    }
    List<GuardSpec> guards = toml.tables("guard").stream().map(PurposeFiles::guard).toList();
    List<GoalSpec> goals = new ArrayList<>();
    for (Toml g : toml.tables("goal")) {
      goals.add(new GoalSpec(id + "-" + (goals.size() + 1), g.string("first"), g.string("second")));
      g.noOtherKeys();
    }
    List<String> scenarios = toml.strings("scenarios");
    toml.noOtherKeys();
    return new Purpose(id, title, property, variantOf, claim, rules, guards, goals, scenarios);
  }

  private static Claim claim(Toml toml) {
    Toml t = toml.table("claim");
    if (t == null) {
      return Claim.NONE;
    }
    List<Integer> fixedBy = t.numbers("fixed_by");
    boolean nothing = t.flag("nothing_to_do");
    if (fixedBy.isEmpty() == !nothing) {
      t.problem(null, "a claim is either `fixed_by = [..]` or `nothing_to_do = true`", null);
    }
    Claim claim = new Claim(fixedBy, t.string("text"));
    t.noOtherKeys();
    return claim;
  }

  private static Rule rule(Toml t) {
    List<String> kinds = t.strings("kind");
    if (kinds.isEmpty()) {
      t.problem(null, "a violation needs a `kind`", null);
    }
    Rule rule =
        new Rule(
            kinds,
            t.strings("object"),
            t.strings("field"),
            t.strings("at"),
            t.strings("in"),
            t.strings("not_in"),
            new Rule.Calls(t.strings("from"), t.strings("through"), t.strings("not_through")));
    t.noOtherKeys();
    return rule;
  }

  private static GuardSpec guard(Toml t) {
    GuardSpec guard = new GuardSpec(t.string("memory"), t.string("lock"));
    t.noOtherKeys();
    return guard;
  }
}
