package org.epcheck.runner.tlc;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.epcheck.runner.cache.Digest;
import org.epcheck.runner.tlc.child.Checkpointed;
import org.epcheck.runner.tlc.child.Stamps;
import org.jspecify.annotations.Nullable;

/**
 * Where a run saves how far it is: TLC's own files, all that TLC has said, and a marker. The marker
 * is written when everything that TLC had said before its checkpoint is on the disk, and tells what
 * the checkpoint's files looked like: TLC does not tell an error again that it found before a
 * checkpoint, and replaces the files of one checkpoint by those of the next one after the other. A
 * checkpoint whose files are not those of the marker is none.
 */
final class Checkpoint implements AutoCloseable {
  private static final String FORMAT = "epcheck checkpoint 1";
  private static final int MARKS = 4096;

  private final Path directory;
  private final FileChannel lockFile;
  private final FileLock lock;
  private @Nullable BufferedWriter output;
  private long written;

  private Checkpoint(Path directory, FileChannel lockFile, FileLock lock) {
    this.directory = directory;
    this.lockFile = lockFile;
    this.lock = lock;
  }

  /**
   * Opens the place of a run.
   *
   * @param directory named after all that the run depends on
   * @return null if another run of the same model is using it
   * @throws IOException if it cannot be made
   */
  static @Nullable Checkpoint open(Path directory) throws IOException {
    Files.createDirectories(directory);
    FileChannel file =
        FileChannel.open(
            directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      FileLock lock = file.tryLock();
      if (lock != null && isStill(file, directory.resolve("lock"))) {
        return new Checkpoint(directory, file, lock);
      }
    } catch (OverlappingFileLockException e) {
      // another thread of this program
    }
    file.close();
    return null;
  }

  /** Deletes the place of a run that is not at work; false if it is still there. */
  static boolean discard(Path directory) {
    try (Checkpoint c = open(directory)) {
      if (c == null) {
        return false;
      }
      c.done();
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Whether the file was not deleted between its opening and its locking: then its size is seen
   * under its name. It is not opened again: on POSIX, closing it would let go of the lock.
   */
  private static boolean isStill(FileChannel file, Path path) throws IOException {
    for (int round = 0; round < 3; round++) {
      int mark = ThreadLocalRandom.current().nextInt(MARKS);
      file.truncate(0);
      file.write(ByteBuffer.allocate(mark + 1), 0);
      if (!Files.exists(path) || Files.size(path) != mark + 1) {
        return false;
      }
    }
    return true;
  }

  /** TLC's files. */
  Path files() {
    return directory.resolve("tlc");
  }

  private Path said() {
    return directory.resolve("output");
  }

  private Path marker() {
    return directory.resolve("marker");
  }

  /** Whether an earlier run was there and did not come to its end. */
  boolean isLeft() {
    return Files.exists(said());
  }

  /**
   * What can be gone on from.
   *
   * @param directory for {@code -recover}
   * @param generated states until then: TLC forgets that
   * @param lines what TLC had said until then
   */
  record Saved(Path directory, long generated, List<String> lines) {}

  /**
   * The last checkpoint of an earlier run.
   *
   * @throws IOException if there is none that is whole; the message says what is wrong
   */
  Saved saved() throws IOException {
    if (!Files.exists(marker())) {
      throw new IOException(
          isLeft()
              ? "the interrupted run had saved nothing yet"
              : "there is no interrupted run to go on with");
    }
    List<String> m = Files.readAllLines(marker());
    if (m.size() != 5 || !m.get(0).equals(FORMAT)) {
      throw new IOException("the checkpoint is of another version, or broken");
    }
    long length = Long.parseLong(m.get(1));
    if (!m.get(4).equals(Stamps.of(files().toFile())) || Files.size(said()) < length) {
      throw new IOException("the checkpoint is broken, its files are not what they were");
    }
    byte[] before = new byte[Math.toIntExact(length)];
    try (RandomAccessFile f = new RandomAccessFile(said().toFile(), "r")) {
      f.readFully(before);
    }
    if (!m.get(2).equals(Digest.of(before))) {
      throw new IOException("the checkpoint is broken, its output is not what it was");
    }
    try (Stream<Path> s = Files.list(files())) {
      List<Path> runs = s.filter(Files::isDirectory).toList();
      if (runs.size() != 1) {
        throw new IOException("the checkpoint is broken, its directory is not there");
      }
      String text = new String(before, StandardCharsets.UTF_8);
      return new Saved(runs.get(0), Long.parseLong(m.get(3)), text.lines().toList());
    }
  }

  /** Forgets what an earlier run left. */
  void clear() throws IOException {
    new Scratch(files()).delete();
    Files.deleteIfExists(marker());
    Files.deleteIfExists(said());
    if (Files.exists(files())) {
      throw new IOException("cannot delete " + files());
    }
  }

  /**
   * Begins to write down what TLC says.
   *
   * @param after what it said before the checkpoint that it goes on from
   */
  void begin(List<String> after) throws IOException {
    Files.createDirectories(files());
    // The old one stays until the new one is there.
    Path fresh = directory.resolve("output.new");
    StringBuilder text = new StringBuilder();
    after.forEach(line -> text.append(line).append('\n'));
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    Files.write(fresh, bytes);
    Files.move(fresh, said(), StandardCopyOption.ATOMIC_MOVE);
    written = bytes.length;
    output = Files.newBufferedWriter(said(), StandardCharsets.UTF_8, StandardOpenOption.APPEND);
  }

  /**
   * Takes the next line of TLC.
   *
   * @return whether it was meant for this class only
   */
  boolean line(String line) {
    BufferedWriter out = output;
    if (out == null) {
      return false;
    }
    try {
      if (line.startsWith(Checkpointed.COMPLETE)) {
        out.flush();
        mark(line.substring(Checkpointed.COMPLETE.length()));
        return true;
      }
      out.write(line);
      out.write('\n');
      written += line.getBytes(StandardCharsets.UTF_8).length + 1L;
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void mark(String told) throws IOException {
    List<String> m = new ArrayList<>(List.of(FORMAT, Long.toString(written)));
    m.add(Digest.of(Files.readAllBytes(said())));
    int blank = told.indexOf(' ');
    m.add(told.substring(0, blank));
    m.add(told.substring(blank));
    Path fresh = directory.resolve("marker.new");
    Files.write(fresh, m);
    Files.move(fresh, marker(), StandardCopyOption.ATOMIC_MOVE);
  }

  /** The run is over, or worthless: nothing of it is left. */
  void done() throws IOException {
    closeOutput();
    clear();
    Files.deleteIfExists(directory.resolve("lock"));
    Files.deleteIfExists(directory);
  }

  private void closeOutput() throws IOException {
    BufferedWriter out = output;
    output = null;
    if (out != null) {
      out.close();
    }
  }

  @Override
  public void close() throws IOException {
    try {
      closeOutput();
    } finally {
      lock.close();
      lockFile.close();
    }
  }
}
