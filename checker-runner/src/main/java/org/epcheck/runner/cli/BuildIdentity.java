package org.epcheck.runner.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.stream.Stream;
import org.epcheck.runner.cache.Digest;
import org.epcheck.trace.model.Trace;
import org.epcheck.translator.diagnostic.Diagnostic;

/** Identity of epcheck's own code: outcomes of another build are not taken from the cache. */
final class BuildIdentity {
  private BuildIdentity() {}

  /** A digest; empty when the code cannot be read, and then nothing may be cached. */
  static String compute() {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    try {
      for (Class<?> c : List.of(BuildIdentity.class, Diagnostic.class, Trace.class)) {
        CodeSource source = c.getProtectionDomain().getCodeSource();
        if (source == null) {
          return "";
        }
        Path path = Path.of(source.getLocation().toURI());
        List<Path> files;
        try (Stream<Path> s = Files.walk(path)) {
          files = s.filter(Files::isRegularFile).sorted().toList();
        }
        for (Path f : files) {
          String name = path.relativize(f).toString();
          all.writeBytes((name + "\0").getBytes(StandardCharsets.UTF_8));
          all.writeBytes(Digest.of(Files.readAllBytes(f)).getBytes(StandardCharsets.UTF_8));
        }
      }
    } catch (IOException | URISyntaxException | RuntimeException e) {
      return "";
    }
    return Digest.of(all.toByteArray());
  }
}
