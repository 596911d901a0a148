package org.epcheck.runner.tlc;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** A directory that goes away with the run. */
final class Scratch {
  private final Path directory;

  Scratch(Path directory) {
    this.directory = directory;
  }

  /** Deletes what can be deleted. */
  void delete() {
    try {
      if (Files.exists(directory)) {
        Files.walkFileTree(directory, new Deleter());
      }
    } catch (IOException e) {
      // It lies inside the run's directory, whose owner cleans up in the end.
    }
  }

  private static final class Deleter extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.deleteIfExists(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path dir, @Nullable IOException e)
        throws IOException {
      Files.deleteIfExists(dir);
      return FileVisitResult.CONTINUE;
    }
  }
}
