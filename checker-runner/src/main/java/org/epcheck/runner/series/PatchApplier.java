package org.epcheck.runner.series;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.epcheck.translator.diagnostic.Code;
import org.epcheck.translator.diagnostic.Diagnostic;
import org.epcheck.translator.diagnostic.Outcome;
import org.epcheck.translator.source.Span;
import org.jspecify.annotations.Nullable;

/**
 * Applies a patch as {@code git am} does: every context line must match, offsets are allowed and
 * reported, fuzz is not. Nothing is changed when any hunk fails.
 */
public final class PatchApplier {
  /** How the note of a change ends that was not made. */
  static final String LEFT_OUT = " left out";

  private final Patch patch;
  private final @Nullable Set<String> patchable;
  private final List<Diagnostic> problems = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  private PatchApplier(Patch patch, @Nullable Set<String> patchable) {
    this.patch = patch;
    this.patchable = patchable;
  }

  /**
   * The files after a patch.
   *
   * @param notes such as {@code Hunk #2 of fs/x.c succeeded at 120 (offset 4 lines)}
   */
  public record Result(SortedMap<String, String> files, List<String> notes) {}

  /**
   * Applies a patch to files, path to text.
   *
   * @return new files; or a KR102 for every hunk that does not fit
   */
  public static Outcome<Result> apply(SortedMap<String, String> files, Patch patch) {
    return apply(files, patch, null);
  }

  /**
   * Applies a patch to some of the files.
   *
   * @param patchable the files that may be changed, beside new ones; null for all
   */
  public static Outcome<Result> apply(
      SortedMap<String, String> files, Patch patch, @Nullable Set<String> patchable) {
    return new PatchApplier(patch, patchable).run(files);
  }

  private Outcome<Result> run(SortedMap<String, String> files) {
    SortedMap<String, String> result = new TreeMap<>(files);
    for (Patch.FileChange change : patch.changes()) {
      String left = leftOut(files, change);
      if (left != null) {
        notes.add(
            "%s: %s is not read from the tree: %s"
                    .formatted(
                        patch.file(),
                        left,
                        change.hunks().size() == 1 ? "1 hunk" : change.hunks().size() + " hunks")
                + LEFT_OUT);
        continue;
      }
      apply(result, change);
    }
    return problems.isEmpty()
        ? Outcome.ok(new Result(result, List.copyOf(notes)))
        : Outcome.failed(problems);
  }

  /** The path of a change that is not to be made, or null. */
  private @Nullable String leftOut(SortedMap<String, String> files, Patch.FileChange change) {
    String path = change.oldPath() != null ? change.oldPath() : String.valueOf(change.newPath());
    boolean isNew = change.oldPath() == null && !files.containsKey(path);
    return patchable == null || patchable.contains(path) || isNew ? null : path;
  }

  private void apply(SortedMap<String, String> files, Patch.FileChange change) {
    String oldPath = change.oldPath();
    String newPath = change.newPath();
    String text = "";
    if (oldPath != null) {
      String found = files.get(oldPath);
      if (found == null) {
        fail(
            change.line(),
            "no file `" + oldPath + "` to patch",
            List.of(),
            "files there are: " + String.join(", ", files.keySet()));
        return;
      }
      text = found;
    } else if (newPath != null && files.containsKey(newPath)) {
      fail(change.line(), "`" + newPath + "` is there already", List.of(), null);
      return;
    }
    String shown = oldPath != null ? oldPath : String.valueOf(newPath);
    List<String> image = new ArrayList<>(TextLines.split(text));
    int floor = 0;
    for (int i = 0; i < change.hunks().size(); i++) {
      Patch.Hunk hunk = change.hunks().get(i);
      int at = find(image, hunk, floor);
      if (at < 0) {
        mismatch(shown, image, hunk, i + 1, change.hunks().size());
        return;
      }
      int offset = at - Math.max(0, hunk.newStart() - 1);
      if (offset != 0 && !hunk.before().isEmpty()) {
        notes.add(
            "%s: hunk #%d of %s succeeded at %d (offset %d line%s)"
                .formatted(
                    patch.file(), i + 1, shown, at + 1, offset, Math.abs(offset) == 1 ? "" : "s"));
      }
      List<String> slot = image.subList(at, at + hunk.before().size());
      slot.clear();
      slot.addAll(hunk.after().stream().map(Patch.Line::text).toList());
      floor = at + hunk.after().size();
    }
    if (newPath == null) {
      if (!image.isEmpty()) {
        fail(
            change.line(),
            "`" + shown + "` is deleted, but not all of its lines are in the patch",
            List.of(),
            null);
        return;
      }
      files.remove(shown);
      return;
    }
    if (!newPath.equals(oldPath) && oldPath != null && !change.copy()) {
      files.remove(oldPath);
    }
    files.put(newPath, String.join("", image));
  }

  /** Where the hunk fits, nearest to where it says; -1 if nowhere. */
  private static int find(List<String> image, Patch.Hunk hunk, int floor) {
    List<Patch.Line> before = hunk.before();
    int want = Math.max(0, hunk.newStart() - 1);
    if (before.isEmpty()) {
      return image.isEmpty() ? 0 : -1;
    }
    int last = image.size() - before.size();
    for (int d = 0; d <= Math.max(want - floor, last - want); d++) {
      for (int at : d == 0 ? new int[] {want} : new int[] {want - d, want + d}) {
        if (at >= floor && at <= last && fits(image, hunk, before, at)) {
          return at;
        }
      }
    }
    return -1;
  }

  private static boolean fits(
      List<String> image, Patch.Hunk hunk, List<Patch.Line> before, int at) {
    if (hunk.oldStart() <= 1 && at != 0) {
      return false;
    }
    if (hunk.endsAtEnd() && at + before.size() != image.size()) {
      return false;
    }
    return matching(image, before, at) == before.size();
  }

  private static int matching(List<String> image, List<Patch.Line> lines, int at) {
    int n = 0;
    for (int i = 0; i < lines.size() && at + i < image.size(); i++) {
      n += image.get(at + i).equals(lines.get(i).text()) ? 1 : 0;
    }
    return n;
  }

  private void mismatch(String path, List<String> image, Patch.Hunk hunk, int n, int of) {
    List<Patch.Line> before = hunk.before();
    int best = Math.max(0, hunk.newStart() - 1);
    int score = matching(image, before, best);
    for (int at = 0; at < image.size(); at++) {
      int s = matching(image, before, at);
      if (s > score) {
        best = at;
        score = s;
      }
    }
    Patch.Line wanted = null;
    String found = null;
    int where = best;
    for (int i = 0; i < before.size() && wanted == null; i++) {
      where = best + i;
      found = where < image.size() ? image.get(where) : null;
      if (!before.get(i).text().equals(found)) {
        wanted = before.get(i);
      }
    }
    String head = "hunk #%d of %d does not apply to `%s`".formatted(n, of, path);
    List<String> notes = new ArrayList<>();
    notes.add(
        "%d of its %d old lines are at %s:%d".formatted(score, before.size(), path, best + 1));
    if (wanted != null) {
      notes.add("expected: " + show(wanted.text()));
      notes.add(
          "found:    "
              + (found == null ? "end of file" : show(found))
              + " ("
              + path
              + ":"
              + (where + 1)
              + ")");
    } else {
      notes.add("the lines match, but the hunk must stand at the start or the end of the file");
    }
    boolean there = !hunk.after().isEmpty() && anywhere(image, hunk.after());
    fail(
        wanted == null ? hunk.line() : wanted.line(),
        head,
        notes,
        there
            ? "its new lines are in the file already: was this patch applied before?"
            : "line numbers of the file count the patches before this one as applied");
  }

  private static boolean anywhere(List<String> image, List<Patch.Line> lines) {
    for (int at = 0; at + lines.size() <= image.size(); at++) {
      if (matching(image, lines, at) == lines.size()) {
        return true;
      }
    }
    return false;
  }

  private static String show(String line) {
    String text = TextLines.chomp(line);
    return "`" + text.replace("\t", "\\t") + "`" + (line.endsWith("\n") ? "" : " without line end");
  }

  private void fail(int line, String message, List<String> notes, @Nullable String help) {
    problems.add(
        new Diagnostic(Code.KR102, new Span(patch.file(), line, 1, line, 2), message, notes, help));
  }
}
