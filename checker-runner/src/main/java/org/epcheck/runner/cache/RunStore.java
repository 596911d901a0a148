package org.epcheck.runner.cache;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.epcheck.runner.engine.Ending;
import org.epcheck.runner.engine.FoundError;
import org.epcheck.runner.engine.RunOutcome;

/**
 * Whole runs by the digest of everything that they depend on: what was found, and the files of the
 * run's directory. Whoever finds one needs neither the translator nor the engine.
 */
public final class RunStore {
  /** Not kept: it says that the run is not from the store. */
  private static final Set<String> LEFT_OUT = Set.of("result.json");

  private static final String HEAD = "kept.json";
  private static final String FILES = "files/";
  private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

  private final Store store;

  /** Keeps runs in that store. */
  public RunStore(Store store) {
    this.store = store;
  }

  /**
   * A run without its files.
   *
   * @param outcome with errors without traces: those are among the files
   * @param title of the scenario
   * @param bounds in words
   */
  public record Kept(RunOutcome outcome, String title, String bounds) {}

  /** The run that was kept under the key. */
  public Optional<Kept> get(String key) {
    Optional<byte[]> bytes = store.get(key);
    if (bytes.isEmpty()) {
      return Optional.empty();
    }
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(bytes.get()))) {
      ZipEntry first = in.getNextEntry();
      if (first == null || !first.getName().equals(HEAD)) {
        return Optional.empty();
      }
      String json = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Optional.ofNullable(GSON.fromJson(json, Kept.class)).filter(k -> isWhole(k.outcome()));
    } catch (IOException | RuntimeException e) { // Gson wraps what a record's constructor throws
      return Optional.empty();
    }
  }

  /**
   * Writes the files of a run into a directory.
   *
   * @return false if the run is not there any more
   * @throws IOException if they cannot be written
   */
  public boolean copyFiles(String key, Path directory) throws IOException {
    Optional<byte[]> bytes = store.get(key);
    if (bytes.isEmpty()) {
      return false;
    }
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(bytes.get()))) {
      for (ZipEntry e = in.getNextEntry(); e != null; e = in.getNextEntry()) {
        if (e.getName().startsWith(FILES)) {
          Path target = directory.resolve(e.getName().substring(FILES.length())).normalize();
          if (!target.startsWith(directory)) {
            return false;
          }
          Files.createDirectories(target.getParent());
          Files.write(target, in.readAllBytes());
        }
      }
    }
    return true;
  }

  /**
   * Keeps a run, if it is one that a second run would find again: complete, and every trace
   * replayed.
   *
   * @param directory its files
   */
  public void put(String key, RunOutcome outcome, String title, String bounds, Path directory) {
    if (!store.isOn() || !isWhole(outcome)) {
      return;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes);
        Stream<Path> all = Files.walk(directory)) {
      out.setLevel(Deflater.BEST_SPEED);
      Kept kept = new Kept(outcome.withoutTraces(), title, bounds);
      add(out, HEAD, GSON.toJson(kept).getBytes(StandardCharsets.UTF_8));
      List<Path> files = all.filter(Files::isRegularFile).sorted().toList();
      for (Path f : files) {
        String name = directory.relativize(f).toString();
        if (!LEFT_OUT.contains(name)) {
          add(out, FILES + name, Files.readAllBytes(f));
        }
      }
    } catch (IOException | UncheckedIOException e) {
      return; // a cache is a help, not a need
    }
    store.put(key, bytes.toByteArray());
  }

  private static void add(ZipOutputStream out, String name, byte[] bytes) throws IOException {
    ZipEntry e = new ZipEntry(name);
    e.setTime(0);
    out.putNextEntry(e);
    out.write(bytes);
    out.closeEntry();
  }

  private static boolean isWhole(RunOutcome o) {
    return o.ending().why() == Ending.Why.COMPLETE
        && o.broken().isEmpty()
        && o.errors().stream().allMatch(FoundError::isReplayed);
  }
}
