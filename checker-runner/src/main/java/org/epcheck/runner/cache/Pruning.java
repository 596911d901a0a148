package org.epcheck.runner.cache;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Keeps a cache folder small: beyond a size, what was not used for longest goes. Nothing that was
 * used since a check began goes, and nothing that is not the cache's. Others may read, write and
 * prune the folder at the same time: an entry that is gone is one that was never there.
 */
public final class Pruning {
  /** Folder of what interrupted runs have saved, a folder each. */
  public static final String CHECKPOINTS = "checkpoints";

  /** What an interrupted run has saved goes when nobody has gone on with it for so long. */
  public static final Duration FORGOTTEN = Duration.ofDays(14);

  private static final Pattern ENTRY = Pattern.compile("[0-9a-f]{2}/[0-9a-f]{64}\\.[a-z]+");

  /** What a writer that was killed has left. */
  private static final Pattern HALF = Pattern.compile("[0-9a-f]{2}/\\.new\\d+");

  /** File systems may round times. */
  private static final Duration COARSE = Duration.ofSeconds(2);

  private final Path directory;
  private final long most;
  private final Instant begun;
  private final Predicate<Path> discard;

  /**
   * @param most bytes of entries, and of checkpoints
   * @param begun what was used since then stays
   * @param discard deletes a checkpoint, unless a run is using it; false if it is still there
   */
  public Pruning(Path directory, long most, Instant begun, Predicate<Path> discard) {
    this.directory = directory;
    this.most = most;
    this.begun = begun.minus(COARSE);
    this.discard = discard;
  }

  private record Entry(Path path, long bytes, Instant used) {
    private Entry and(Entry other) {
      return new Entry(path, bytes + other.bytes, used.isAfter(other.used) ? used : other.used);
    }
  }

  /** Prunes, and says how many entries and checkpoints are gone. */
  public int prune() {
    List<Entry> entries = new ArrayList<>();
    SortedMap<Path, Entry> checkpoints = new TreeMap<>();
    try {
      look(entries, checkpoints);
    } catch (IOException e) {
      return 0; // a cache is a help, not a need
    }
    int gone = 0;
    for (Entry e : beyond(entries)) {
      gone += delete(e.path()) ? 1 : 0;
    }
    List<Entry> saved = new ArrayList<>(checkpoints.values());
    saved.sort(Comparator.comparing(Entry::used));
    List<Entry> old = new ArrayList<>(beyond(saved));
    if (!saved.isEmpty()) {
      old.remove(saved.get(saved.size() - 1)); // one is worth hours, whatever its size
    }
    saved.removeIf(e -> old.contains(e) || e.used().isAfter(begun.minus(FORGOTTEN)));
    old.addAll(saved);
    for (Entry e : old) {
      gone += discard.test(e.path()) ? 1 : 0;
    }
    return gone;
  }

  /** Those that are too many, longest unused first. */
  private List<Entry> beyond(List<Entry> all) {
    List<Entry> sorted = new ArrayList<>(all);
    sorted.sort(Comparator.comparing(Entry::used).thenComparing(Entry::path));
    long bytes = sorted.stream().mapToLong(Entry::bytes).sum();
    List<Entry> beyond = new ArrayList<>();
    for (Entry e : sorted) {
      if (bytes <= most || !e.used().isBefore(begun)) {
        break;
      }
      bytes -= e.bytes();
      beyond.add(e);
    }
    return beyond;
  }

  private void look(List<Entry> entries, SortedMap<Path, Entry> checkpoints) throws IOException {
    Path saved = directory.resolve(CHECKPOINTS);
    Files.walkFileTree(
        directory,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes a) {
            Entry e = new Entry(file, a.size(), a.lastModifiedTime().toInstant());
            Path relative = directory.relativize(file);
            String name = relative.toString().replace('\\', '/');
            if (relative.startsWith(CHECKPOINTS) && relative.getNameCount() > 2) {
              Path of = saved.resolve(relative.getName(1));
              checkpoints.merge(of, new Entry(of, e.bytes(), e.used()), Entry::and);
            } else if (ENTRY.matcher(name).matches()) {
              entries.add(e);
            } else if (HALF.matcher(name).matches()
                && e.used().isBefore(begun.minus(Duration.ofDays(1)))) {
              delete(file);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) {
            return FileVisitResult.CONTINUE; // somebody else was faster
          }
        });
  }

  private static boolean delete(Path file) {
    try {
      return Files.deleteIfExists(file);
    } catch (IOException e) {
      return false;
    }
  }
}
