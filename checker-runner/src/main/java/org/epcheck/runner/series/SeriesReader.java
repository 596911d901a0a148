package org.epcheck.runner.series;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.epcheck.translator.diagnostic.Code;
import org.epcheck.translator.diagnostic.Diagnostic;
import org.epcheck.translator.diagnostic.Outcome;
import org.epcheck.translator.source.Span;

/** Reads a series: patch files in name order, or an mbox. */
public final class SeriesReader {
  private static final Pattern MBOX_FROM =
      Pattern.compile("From \\S+ +\\w{3} \\w{3} +\\d+ .*\\d{4}.*");

  /** How format-patch begins each file; several one after another need no empty line between. */
  private static final Pattern GIT_FROM =
      Pattern.compile("From [0-9a-f]{40} Mon Sep 17 00:00:00 2001");

  /** A cover letter, or an answer in an mbox of a whole thread. */
  private static final Pattern LETTER =
      Pattern.compile("(?mi)^subject:\\s*(re:|(\\[[^\\]]*\\]\\s*)*\\[[^\\]]*\\b0+/\\d+[^\\]]*\\])");

  private SeriesReader() {}

  /**
   * Reads patch files.
   *
   * @param texts name to text; order is that of the names. A file that holds several mails is an
   *     mbox
   * @return the patches; cover letters are left out
   */
  public static Outcome<List<Patch>> read(SortedMap<String, String> texts) {
    List<Patch> patches = new ArrayList<>();
    List<Diagnostic> problems = new ArrayList<>();
    List<Diagnostic> strays = new ArrayList<>();
    for (Map.Entry<String, String> e : texts.entrySet()) {
      for (Map.Entry<Integer, String> mail : mails(e.getValue()).entrySet()) {
        Outcome<Patch> p = PatchParser.parse(e.getKey(), mail.getValue(), mail.getKey());
        problems.addAll(p.diagnostics());
        if (p.isOk() && !p.get().changes().isEmpty()) {
          patches.add(p.get());
        } else if (p.isOk() && !LETTER.matcher(mail.getValue()).find()) {
          strays.add(
              Diagnostic.of(
                  Code.KR101,
                  new Span(e.getKey(), mail.getKey(), 1, mail.getKey(), 2),
                  "neither a patch nor a cover letter (`[PATCH 0/N]`)",
                  "take it out of the series, or make it again with `git format-patch`"));
        }
      }
    }
    if (!patches.isEmpty()) {
      problems.addAll(strays);
    } else if (problems.isEmpty()) {
      problems.add(
          Diagnostic.of(
              Code.KR101,
              null,
              "no patch in " + (texts.isEmpty() ? "the series" : String.join(", ", texts.keySet())),
              "give a directory of `git format-patch` files or an mbox"));
    }
    return problems.isEmpty() ? Outcome.ok(List.copyOf(patches)) : Outcome.failed(problems);
  }

  /** The mails of an mbox by their first line's number; a plain patch is one mail. */
  private static SortedMap<Integer, String> mails(String text) {
    SortedMap<Integer, String> mails = new TreeMap<>();
    StringBuilder mail = new StringBuilder();
    int start = 1;
    int n = 0;
    boolean afterEmpty = true;
    for (String line : TextLines.split(text)) {
      n++;
      String content = TextLines.chomp(line);
      boolean starts =
          GIT_FROM.matcher(content).matches()
              || (afterEmpty && MBOX_FROM.matcher(content).matches());
      if (n > 1 && starts) {
        mails.put(start, mail.toString());
        mail.setLength(0);
        start = n;
      }
      mail.append(line);
      afterEmpty = line.equals("\n");
    }
    mails.put(start, mail.toString());
    return mails;
  }
}
