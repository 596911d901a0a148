package org.epcheck.runner.series;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.epcheck.translator.diagnostic.Code;
import org.epcheck.translator.diagnostic.Diagnostic;
import org.epcheck.translator.diagnostic.Outcome;
import org.epcheck.translator.source.Span;
import org.jspecify.annotations.Nullable;

/** Reads one patch as {@code git format-patch} writes it. */
public final class PatchParser {
  private static final Pattern HUNK =
      Pattern.compile("@@ -(\\d+)(?:,(\\d+))? \\+(\\d+)(?:,(\\d+))? @@.*");
  private static final Pattern DIFF = Pattern.compile("diff --git a/(\\S+) b/(\\S+)");

  private final String file;
  private final List<String> lines;
  private final int firstLine;
  private final List<Diagnostic> problems = new ArrayList<>();
  private int at;

  private PatchParser(String file, String text, int firstLine) {
    this.file = file;
    this.lines = TextLines.split(text);
    this.firstLine = firstLine;
  }

  /**
   * Reads a patch.
   *
   * @param file name for messages
   * @param firstLine number of the text's first line, more than 1 inside of an mbox
   * @return the patch; one without any change is a cover letter. Diagnostics KR101 otherwise
   */
  public static Outcome<Patch> parse(String file, String text, int firstLine) {
    return new PatchParser(file, text, firstLine).run();
  }

  private Outcome<Patch> run() {
    String subject = header();
    List<Patch.FileChange> changes = new ArrayList<>();
    while (at < lines.size() && problems.isEmpty()) {
      String line = line(at);
      if (line.startsWith("diff --git ")) {
        Patch.FileChange c = change();
        if (c != null) {
          changes.add(c);
        }
      } else if (line.startsWith("--- ")
          && at + 2 < lines.size()
          && line(at + 2).startsWith("@@")) {
        problem(
            at, "`---` without a `diff --git` line before it", "make it with `git format-patch`");
      } else {
        at++;
      }
    }
    return problems.isEmpty()
        ? Outcome.ok(new Patch(file, subject, changes))
        : Outcome.failed(problems);
  }

  /** Mail header; leaves {@code at} behind it. */
  private String header() {
    String subject = "";
    int i = 0;
    while (i < lines.size() && !line(i).isEmpty() && !line(i).startsWith("diff --git ")) {
      String lower = line(i).toLowerCase(Locale.ROOT);
      if (lower.startsWith("subject:")) {
        StringBuilder s = new StringBuilder(line(i).substring("subject:".length()).strip());
        while (i + 1 < lines.size() && line(i + 1).matches("[ \\t].*")) {
          s.append(' ').append(line(++i).strip());
        }
        subject = s.toString().replaceFirst("^(\\[[^\\]]*\\]\\s*)+", "");
      } else if (lower.matches("content-transfer-encoding:\\s*(base64|quoted-printable)\\s*")) {
        problem(
            i,
            "mail encoding `" + lower.substring(lower.indexOf(':') + 1).strip() + "` not supported",
            "save it decoded, for example with `git mailinfo` or `b4 am`");
      }
      i++;
    }
    at = i;
    return subject;
  }

  private Patch.@Nullable FileChange change() {
    int start = at;
    Matcher m = DIFF.matcher(line(at++));
    if (!m.matches()) {
      problem(start, "cannot read the paths of this `diff --git` line", null);
      return null;
    }
    @Nullable String oldPath = m.group(1);
    @Nullable String newPath = m.group(2);
    boolean copy = false;
    while (at < lines.size()) {
      String l = line(at);
      if (l.startsWith("new file mode")) {
        oldPath = null;
      } else if (l.startsWith("deleted file mode")) {
        newPath = null;
      } else if (l.startsWith("copy from ")) {
        copy = true;
      } else if (l.startsWith("GIT binary patch") || l.startsWith("Binary files ")) {
        problem(at, "binary patch not supported", null);
        return null;
      } else if (!l.matches(
          "(old mode|new mode|similarity index|dissimilarity index|rename from|rename to|copy to"
              + "|index) .*")) {
        break;
      }
      at++;
    }
    List<Patch.Hunk> hunks = new ArrayList<>();
    if (at + 1 < lines.size() && line(at).startsWith("--- ") && line(at + 1).startsWith("+++ ")) {
      at += 2;
      while (at < lines.size() && line(at).startsWith("@@") && problems.isEmpty()) {
        Patch.Hunk h = hunk();
        if (h != null) {
          hunks.add(h);
        }
      }
    }
    return new Patch.FileChange(firstLine + start, oldPath, newPath, copy, hunks);
  }

  private Patch.@Nullable Hunk hunk() {
    int start = at;
    Matcher m = HUNK.matcher(line(at++));
    if (!m.matches()) {
      problem(
          start,
          "cannot read this hunk header",
          "it has the form `@@ -10,7 +10,8 @@`; make the patch again with `git format-patch`");
      return null;
    }
    int oldLeft = count(m.group(2));
    int newLeft = count(m.group(4));
    List<Patch.Line> body = new ArrayList<>();
    while (oldLeft > 0 || newLeft > 0) {
      String raw = at < lines.size() ? lines.get(at) : "";
      char kind = raw.isEmpty() ? 0 : raw.charAt(0) == '\n' ? ' ' : raw.charAt(0);
      if (kind != ' ' && kind != '+' && kind != '-') {
        problem(
            Math.min(at, lines.size() - 1),
            "hunk ends early: its header promises "
                + oldLeft
                + " more old and "
                + newLeft
                + " more new lines",
            "the patch was edited or cut; correct the counts in the `@@` line or make it again");
        return null;
      }
      oldLeft -= kind == '+' ? 0 : 1;
      newLeft -= kind == '-' ? 0 : 1;
      if (oldLeft < 0 || newLeft < 0) {
        problem(at, "hunk has more lines than its header promises", "correct the `@@` line");
        return null;
      }
      body.add(new Patch.Line(firstLine + at, kind, raw.equals("\n") ? raw : raw.substring(1)));
      at++;
      if (at < lines.size() && line(at).startsWith("\\")) {
        Patch.Line last = body.remove(body.size() - 1);
        body.add(new Patch.Line(last.line(), last.kind(), TextLines.chomp(last.text())));
        at++;
      }
    }
    if (at < lines.size() && isStrayHunkLine(line(at))) {
      problem(at, "hunk has more lines than its header promises", "correct the `@@` line");
      return null;
    }
    return new Patch.Hunk(
        firstLine + start, Integer.parseInt(m.group(1)), Integer.parseInt(m.group(3)), body);
  }

  /** A line that looks like the hunk going on; {@code "-- "} before git's version does not. */
  private static boolean isStrayHunkLine(String line) {
    return line.startsWith("+")
        || line.startsWith(" ")
        || (line.startsWith("-") && !line.equals("-- ") && !line.equals("--"));
  }

  private static int count(@Nullable String group) {
    return group == null ? 1 : Integer.parseInt(group);
  }

  private String line(int i) {
    return TextLines.chomp(lines.get(i));
  }

  private void problem(int index, String message, @Nullable String help) {
    int n = firstLine + index;
    problems.add(
        Diagnostic.of(
            Code.KR101, new Span(file, n, 1, n, line(index).length() + 1), message, help));
  }
}
