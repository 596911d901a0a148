package org.epcheck.runner.tlc;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.CodeSource;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.epcheck.runner.cache.Digest;
import org.epcheck.runner.tlc.child.Checkpointed;

/**
 * A jar with TLC.
 *
 * @param path absolute
 * @param version as TLC reports it, for example {@code 2.18}
 * @param digest SHA-256 of the jar's bytes
 */
public record TlcJar(Path path, String version, String digest) {
  private static final String MAIN = "tlc2/TLC.class";
  private static final String VERSION = "tlc2/TLCGlobals.class";
  private static final String MODULES = "tla2sany/StandardModules/";
  private static final Pattern NUMBER = Pattern.compile("Version (\\d+\\.\\d+)");

  /**
   * Opens a jar.
   *
   * @throws IOException if it cannot be read, or has no TLC in it
   */
  public static TlcJar of(Path jar) throws IOException {
    Path absolute = jar.toAbsolutePath();
    try (JarFile file = new JarFile(absolute.toFile())) {
      JarEntry globals = file.getJarEntry(VERSION);
      if (file.getJarEntry(MAIN) == null || globals == null) {
        throw new IOException(jar + " contains no TLC");
      }
      try (InputStream in = file.getInputStream(globals)) {
        // The version is a constant: it stands in the class file as it is.
        Matcher m = NUMBER.matcher(new String(in.readAllBytes(), StandardCharsets.ISO_8859_1));
        String version = m.find() ? m.group(1) : "of unknown version";
        return new TlcJar(absolute, version, Digest.of(Files.readAllBytes(absolute)));
      }
    }
  }

  /**
   * The jar on the class path of this program.
   *
   * @throws IOException if there is none
   */
  public static TlcJar onClassPath() throws IOException {
    for (String entry : System.getProperty("java.class.path", "").split(File.pathSeparator)) {
      Path path = Path.of(entry);
      if (entry.endsWith(".jar") && Files.isRegularFile(path) && has(path)) {
        return of(path);
      }
    }
    throw new IOException("no jar on the class path contains TLC");
  }

  /** A class path with this jar and the classes of ours that run in TLC's process. */
  String withOwnClasses() {
    try {
      CodeSource source = Checkpointed.class.getProtectionDomain().getCodeSource();
      if (source == null) {
        throw new IllegalStateException("epcheck's own classes are in no file");
      }
      return path + File.pathSeparator + Path.of(source.getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean has(Path jar) {
    try (JarFile file = new JarFile(jar.toFile())) {
      return file.getJarEntry(MAIN) != null;
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Writes the standard modules into a directory. Without that, TLC unpacks them itself into the
   * temporary directory, where parallel runs collide.
   *
   * @throws UncheckedIOException if that fails
   */
  void extractStandardModules(Path directory) {
    try (JarFile file = new JarFile(path.toFile())) {
      Files.createDirectories(directory);
      List<JarEntry> modules =
          file.stream()
              .filter(e -> e.getName().startsWith(MODULES) && e.getName().endsWith(".tla"))
              .toList();
      for (JarEntry e : modules) {
        try (InputStream in = file.getInputStream(e)) {
          Path target = directory.resolve(e.getName().substring(MODULES.length()));
          Files.copy(in, target, StandardCopyOption.REPLACE_EXISTING);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
