package org.epcheck.runner.conform;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.epcheck.runner.spec.SpecsLibrary;
import org.epcheck.runner.spec.Toml;
import org.epcheck.translator.diagnostic.Code;
import org.epcheck.translator.diagnostic.Diagnostic;
import org.epcheck.translator.diagnostic.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * The kernel functions and macros whose order is compared.
 *
 * @param byName what each counts as
 */
public record Catalogue(Map<String, Entry> byName) {
  private static final String FILE = "conform.toml";

  public Catalogue {
    byName = Collections.unmodifiableMap(new HashMap<>(byName));
  }

  /**
   * An operation.
   *
   * @param kind lock, rcu, list, ...
   * @param as its name for the comparison: variants that differ in nothing that matters share it
   * @param subject number of the argument that says what it is about, from 1; 0: none
   */
  public record Entry(String kind, String as, int subject) {}

  /** Reads {@code conform.toml} of the model's folder; KR301 when it is missing or wrong. */
  public static Outcome<Catalogue> of(SpecsLibrary library, String folder) {
    String text = library.files().get(folder + FILE);
    if (text == null) {
      return Outcome.failed(
          Diagnostic.of(Code.KR301, null, "no `" + folder + FILE + "` in the specs", null));
    }
    List<Diagnostic> problems = new ArrayList<>();
    Toml toml = Toml.parse(folder + FILE, text, problems);
    Map<String, Entry> entries = new HashMap<>();
    for (Toml t : toml.tables("operation")) {
      List<Integer> subject = t.numbers("subject");
      @Nullable String as = t.optional("as");
      String kind = t.string("kind");
      for (String name : t.strings("names")) {
        entries.put(
            name, new Entry(kind, as == null ? name : as, subject.isEmpty() ? 1 : subject.get(0)));
      }
      t.noOtherKeys();
    }
    toml.noOtherKeys();
    return problems.isEmpty() ? Outcome.ok(new Catalogue(entries)) : Outcome.failed(problems);
  }
}
