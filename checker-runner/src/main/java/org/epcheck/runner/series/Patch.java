package org.epcheck.runner.series;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A git-format patch.
 *
 * @param file name shown to users
 * @param subject without {@code [PATCH n/m]}
 * @param changes one per file, in order
 */
public record Patch(String file, String subject, List<FileChange> changes) {
  public Patch {
    changes = List.copyOf(changes);
  }

  /**
   * What a patch does to one file.
   *
   * @param line of the patch where it begins
   * @param oldPath null for a new file
   * @param newPath null for a deleted file; differs from {@code oldPath} for a renamed one
   * @param copy whether the old file stays ({@code copy from})
   */
  public record FileChange(
      int line,
      @Nullable String oldPath,
      @Nullable String newPath,
      boolean copy,
      List<Hunk> hunks) {
    public FileChange {
      hunks = List.copyOf(hunks);
    }
  }

  /**
   * A hunk. Texts keep their line end; one without is the end of a file that has none.
   *
   * @param line of the patch where its {@code @@} stands
   * @param oldStart first line in the old file, from 1; {@code newStart} likewise
   */
  public record Hunk(int line, int oldStart, int newStart, List<Line> lines) {
    public Hunk {
      lines = List.copyOf(lines);
    }

    /** The lines that must be there. */
    public List<Line> before() {
      return lines.stream().filter(l -> l.kind() != '+').toList();
    }

    /** The lines that stand there afterwards. */
    public List<Line> after() {
      return lines.stream().filter(l -> l.kind() != '-').toList();
    }

    /** Whether no context follows the last change: the hunk ends at the end of the file. */
    boolean endsAtEnd() {
      return !lines.isEmpty() && lines.get(lines.size() - 1).kind() != ' ';
    }
  }

  /**
   * A line of a hunk.
   *
   * @param line of the patch
   * @param kind space, {@code +} or {@code -}
   */
  public record Line(int line, char kind, String text) {}
}
