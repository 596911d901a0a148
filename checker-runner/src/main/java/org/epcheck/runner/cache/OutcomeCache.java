package org.epcheck.runner.cache;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.epcheck.runner.engine.Ending;
import org.epcheck.runner.engine.FoundError;
import org.epcheck.runner.engine.RunOutcome;
import org.jspecify.annotations.Nullable;

/**
 * Outcomes by the digest of what they depend on. An entry that cannot be read, or is not what was
 * written, is a miss; a cache that cannot be written is none.
 */
public final class OutcomeCache {
  private static final Gson GSON =
      new GsonBuilder()
          .registerTypeAdapterFactory(new EventAdapter())
          .disableHtmlEscaping()
          .create();

  private final @Nullable Path directory;

  /**
   * @param directory null: remember nothing
   */
  public OutcomeCache(@Nullable Path directory) {
    this.directory = directory;
  }

  /** The outcome of an earlier run of the same content. */
  public Optional<RunOutcome> get(String key) {
    if (directory == null) {
      return Optional.empty();
    }
    try {
      String text = Files.readString(file(directory, key));
      int eol = text.indexOf('\n');
      if (eol < 0 || !text.substring(0, eol).equals(checksum(text.substring(eol + 1)))) {
        return Optional.empty();
      }
      return Optional.ofNullable(GSON.fromJson(text.substring(eol + 1), RunOutcome.class))
          .filter(OutcomeCache::isWorthKeeping);
    } catch (IOException | RuntimeException e) { // Gson wraps what a record's constructor throws
      return Optional.empty();
    }
  }

  /**
   * Remembers an outcome, if it is one that a second run would find again: complete, and every
   * trace replayed.
   */
  public void put(String key, RunOutcome outcome) {
    if (directory == null || !isWorthKeeping(outcome)) {
      return;
    }
    String json = GSON.toJson(outcome);
    try {
      Path file = file(directory, key);
      Files.createDirectories(file.getParent());
      Path temporary = Files.createTempFile(file.getParent(), ".new", "");
      try {
        Files.writeString(temporary, checksum(json) + "\n" + json);
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(temporary);
      }
    } catch (IOException e) {
      return; // a cache is a help, not a need
    }
  }

  /** Where a run of that key may save how far it is; null if nothing is remembered. */
  public @Nullable Path checkpoint(String key) {
    return directory == null ? null : directory.resolve("checkpoints").resolve(key);
  }

  private static boolean isWorthKeeping(RunOutcome o) {
    return o.ending().why() == Ending.Why.COMPLETE
        && o.errors().stream().map(FoundError::mismatch).allMatch(m -> m == null);
  }

  private static String checksum(String text) {
    return Digest.of(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Path file(Path directory, String key) {
    return directory.resolve(key.substring(0, 2)).resolve(key + ".json");
  }
}
