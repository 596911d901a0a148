package org.epcheck.runner.verdict;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.epcheck.translator.diagnostic.Code;
import org.epcheck.translator.diagnostic.Diagnostic;
import org.epcheck.translator.diagnostic.Outcome;
import org.epcheck.translator.source.Span;

/**
 * What somebody expects of a matrix: cell ({@code 4c@6}) to word of the verdict. Cells that are not
 * named are expected to be {@code ok} or {@code n/a}.
 */
public record Expectation(SortedMap<String, String> verdicts) {
  private static final Set<String> WORDS =
      Set.of("ok", "violated", "vacuous", "inconclusive", "error", "n/a");

  public Expectation {
    verdicts = Collections.unmodifiableSortedMap(new TreeMap<>(verdicts));
  }

  /**
   * Reads lines {@code 4c@6 violated} (with {@code #} comments), or JSON: an object {@code {"4c@6":
   * "violated"}} or a {@code matrix.json}. KR202 for what is neither.
   */
  public static Outcome<Expectation> parse(String file, String text) {
    if (text.stripLeading().startsWith("{")) {
      return json(file, text);
    }
    SortedMap<String, String> verdicts = new TreeMap<>();
    List<Diagnostic> problems = new ArrayList<>();
    int n = 0;
    for (String raw : text.lines().toList()) {
      n++;
      String line = raw.replaceFirst("#.*", "").strip();
      if (line.isEmpty()) {
        continue;
      }
      String[] words = line.split("\\s+");
      if (words.length != 2 || !words[0].contains("@") || !WORDS.contains(words[1])) {
        problems.add(bad(file, n, raw));
      } else {
        verdicts.put(words[0].replace("@base", "@0"), words[1]);
      }
    }
    return problems.isEmpty() ? Outcome.ok(new Expectation(verdicts)) : Outcome.failed(problems);
  }

  private static Outcome<Expectation> json(String file, String text) {
    SortedMap<String, String> verdicts = new TreeMap<>();
    try {
      JsonObject root = JsonParser.parseString(text).getAsJsonObject();
      if (root.get("cells") instanceof JsonArray cells) {
        cells.forEach(c -> put(verdicts, c.getAsJsonObject()));
        if (root.get("others") instanceof JsonArray others) {
          others.forEach(c -> put(verdicts, c.getAsJsonObject()));
          // A row of its own exists only where such an error was found somewhere.
          others.forEach(c -> verdicts.remove(c.getAsJsonObject().get("cell").getAsString(), "ok"));
        }
      } else {
        for (Map.Entry<String, JsonElement> e : root.entrySet()) {
          verdicts.put(e.getKey().replace("@base", "@0"), e.getValue().getAsString());
        }
      }
    } catch (JsonParseException
        | IllegalStateException
        | UnsupportedOperationException
        | NullPointerException e) {
      return Outcome.failed(bad(file, 1, "JSON of another form"));
    }
    for (Map.Entry<String, String> e : verdicts.entrySet()) {
      if (!e.getKey().contains("@") || !WORDS.contains(e.getValue())) {
        return Outcome.failed(bad(file, 1, e.getKey() + " " + e.getValue()));
      }
    }
    return Outcome.ok(new Expectation(verdicts));
  }

  private static void put(SortedMap<String, String> verdicts, JsonObject cell) {
    verdicts.put(cell.get("cell").getAsString(), cell.get("verdict").getAsString());
  }

  private static Diagnostic bad(String file, int line, String found) {
    return Diagnostic.of(
        Code.KR202,
        new Span(file, line, 1, line, found.length() + 1),
        "not an expectation: `" + found.strip() + "`",
        "write lines such as `4c@6 violated`; verdicts are ok, violated, vacuous, inconclusive,"
            + " error, n/a");
  }

  /**
   * Each cell that is not as expected, in words; empty when all is as expected. Warnings (see
   * {@link Others#isWarning}) count only when they are named.
   */
  public List<String> differences(Matrix matrix) {
    List<String> result = new ArrayList<>();
    SortedMap<String, String> left = new TreeMap<>(verdicts);
    for (Matrix.Cell c : matrix.allCells()) {
      String wanted = left.remove(c.id());
      String actual = c.verdict().word();
      if (wanted == null) {
        boolean fine = c.verdict() instanceof Verdict.Ok || actual.equals("n/a");
        if (!fine && !Others.isWarning(c.row())) {
          result.add(c.id() + ": expected ok (not listed), found " + actual);
        }
      } else if (!wanted.equals(actual)) {
        result.add(c.id() + ": expected " + wanted + ", found " + actual);
      }
    }
    left.forEach(
        (cell, wanted) -> {
          if (!wanted.equals("n/a")) {
            result.add(cell + ": expected " + wanted + ", but it was not run");
          }
        });
    return result;
  }
}
