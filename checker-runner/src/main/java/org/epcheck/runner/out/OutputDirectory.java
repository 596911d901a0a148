package org.epcheck.runner.out;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.epcheck.translator.diagnostic.Code;
import org.epcheck.translator.diagnostic.Diagnostic;
import org.epcheck.translator.diagnostic.Outcome;

/** A directory whose entries are written whole or not at all. */
public final class OutputDirectory {
  private static final String TEMPORARY = ".epcheck-tmp-";
  private static final Pattern OWNER = Pattern.compile("\\.epcheck-tmp-(\\d+)-.*");

  private final Path root;
  private final AtomicInteger count = new AtomicInteger();
  private final Set<Path> unfinished = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  private OutputDirectory(Path root) {
    this.root = root;
  }

  /** Makes the directory if need be; KR302 when nothing can be written in it. */
  public static Outcome<OutputDirectory> open(Path root) {
    try {
      Files.createDirectories(root);
      OutputDirectory out = new OutputDirectory(root);
      out.deleteLeftovers();
      try (Staging probe = out.begin("probe")) {
        Files.writeString(probe.path().resolve("probe"), "");
      }
      return Outcome.ok(out);
    } catch (IOException e) {
      return Outcome.failed(
          Diagnostic.of(
              Code.KR302,
              null,
              "cannot write to `" + root + "`: " + reason(e),
              "choose another directory with --out DIR"));
    }
  }

  /** What a failure to write is, in words. */
  public static String reason(IOException e) {
    String name = e.getClass().getSimpleName().replace("Exception", "");
    return switch (name) {
      case "AccessDenied" -> "permission denied";
      case "FileAlreadyExists", "NotDirectory" -> "there is a file of that name";
      default -> String.valueOf(e.getMessage());
    };
  }

  public Path root() {
    return root;
  }

  /** Begins a directory that will get this name when it is committed. */
  public Staging begin(String name) throws IOException {
    Path path =
        root.resolve(
            TEMPORARY + ProcessHandle.current().pid() + "-" + count.incrementAndGet() + "-" + name);
    if (closed) {
      throw new IOException("interrupted");
    }
    unfinished.add(path);
    Files.createDirectories(path);
    return new Staging(name, path);
  }

  /** Writes one file, by a temporary one that is renamed. */
  public void write(String name, String text) throws IOException {
    Path temporary =
        root.resolve(
            TEMPORARY + ProcessHandle.current().pid() + "-" + count.incrementAndGet() + "-f");
    unfinished.add(temporary);
    try {
      Files.writeString(temporary, text);
      move(temporary, root.resolve(name));
    } finally {
      Files.deleteIfExists(temporary);
      unfinished.remove(temporary);
    }
  }

  /** Deletes whatever is not committed, and lets nothing begin any more. For an interrupted run. */
  public void abandon() {
    closed = true;
    for (Path p : unfinished) {
      try {
        delete(p);
      } catch (IOException | UncheckedIOException e) {
        continue; // somebody still writes in it, or it is gone
      }
    }
  }

  /** What a process that is no more has left. */
  private void deleteLeftovers() throws IOException {
    List<Path> entries;
    try (Stream<Path> s = Files.list(root)) {
      entries = s.toList();
    }
    for (Path p : entries) {
      Matcher m = OWNER.matcher(p.getFileName().toString());
      if (m.matches() && ProcessHandle.of(Long.parseLong(m.group(1))).isEmpty()) {
        delete(p);
      }
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static void delete(Path path) throws IOException {
    if (!Files.exists(path)) {
      return;
    }
    List<Path> all;
    try (Stream<Path> s = Files.walk(path)) {
      all = s.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path p : all) {
      Files.deleteIfExists(p);
    }
  }

  /** A directory that is being filled. Closing it without a commit deletes it. */
  public final class Staging implements AutoCloseable {
    private final String name;
    private final Path path;

    private Staging(String name, Path path) {
      this.name = name;
      this.path = path;
    }

    public Path path() {
      return path;
    }

    /** Writes files into it; a {@code /} in a name makes a folder. */
    public void write(Map<String, String> files) throws IOException {
      for (Map.Entry<String, String> e : files.entrySet()) {
        Path p = path.resolve(e.getKey());
        if (!p.normalize().startsWith(path)) {
          throw new IOException("not a file name: " + e.getKey());
        }
        Files.createDirectories(p.getParent());
        Files.writeString(p, e.getValue());
      }
    }

    /** Gives it its name; replaces an older directory of that name. */
    public Path commit() throws IOException {
      Path target = root.resolve(name);
      Path old = path.resolveSibling(path.getFileName() + "-old");
      if (closed) {
        throw new IOException("interrupted");
      }
      boolean replaces = Files.exists(target);
      if (replaces) {
        unfinished.add(old);
        move(target, old);
      }
      move(path, target);
      unfinished.remove(path);
      if (replaces) {
        delete(old);
        unfinished.remove(old);
      }
      return target;
    }

    @Override
    public void close() throws IOException {
      delete(path);
      unfinished.remove(path);
    }
  }
}
