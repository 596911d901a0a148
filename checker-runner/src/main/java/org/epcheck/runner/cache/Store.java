package org.epcheck.runner.cache;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32;
import org.epcheck.runner.engine.Answers;
import org.jspecify.annotations.Nullable;

/**
 * Bytes by the digest of what they depend on. An entry that cannot be read, or is not what was
 * written, is none; a directory that cannot be written keeps nothing.
 */
public final class Store implements Answers {
  private static final int HEAD = Long.BYTES;

  private final @Nullable Path directory;
  private final String kind;

  /**
   * A store in a directory, which several stores may share.
   *
   * @param directory null: keep nothing
   * @param kind what is kept, for the files' names
   */
  public Store(@Nullable Path directory, String kind) {
    this.directory = directory;
    this.kind = kind;
  }

  /** Whether anything is kept at all. */
  public boolean isOn() {
    return directory != null;
  }

  @Override
  public Optional<byte[]> get(String key) {
    if (directory == null) {
      return Optional.empty();
    }
    try {
      byte[] all = Files.readAllBytes(file(directory, key));
      if (all.length < HEAD) {
        return Optional.empty();
      }
      byte[] bytes = Arrays.copyOfRange(all, HEAD, all.length);
      if (ByteBuffer.wrap(all).getLong() != checksum(key, bytes)) {
        return Optional.empty();
      }
      used(file(directory, key));
      return Optional.of(bytes);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** For {@link Pruning}. */
  private static void used(Path file) {
    try {
      Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
    } catch (IOException e) {
      return; // in a folder of somebody else, or it is gone: it was read
    }
  }

  @Override
  public void put(String key, byte[] bytes) {
    if (directory == null) {
      return;
    }
    try {
      Path file = file(directory, key);
      Files.createDirectories(file.getParent());
      Path temporary = Files.createTempFile(file.getParent(), ".new", "");
      try {
        byte[] head = ByteBuffer.allocate(HEAD).putLong(checksum(key, bytes)).array();
        byte[] all = Arrays.copyOf(head, HEAD + bytes.length);
        System.arraycopy(bytes, 0, all, HEAD, bytes.length);
        Files.write(temporary, all);
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(temporary);
      }
    } catch (IOException e) {
      return; // a cache is a help, not a need
    }
  }

  /** A place for something else in the same directory; null if nothing is kept. */
  public @Nullable Path beside(String folder, String name) {
    return directory == null ? null : directory.resolve(folder).resolve(name);
  }

  /** Of the key too: an entry under another one's name is none. */
  private static long checksum(String key, byte[] bytes) {
    CRC32 crc = new CRC32();
    crc.update(key.getBytes(StandardCharsets.UTF_8));
    crc.update(bytes);
    return (long) bytes.length << Integer.SIZE | crc.getValue();
  }

  private Path file(Path root, String key) {
    return root.resolve(key.substring(0, 2)).resolve(key + "." + kind);
  }
}
