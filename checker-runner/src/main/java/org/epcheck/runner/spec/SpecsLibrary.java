package org.epcheck.runner.spec;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.epcheck.translator.diagnostic.Code;
import org.epcheck.translator.diagnostic.Diagnostic;
import org.epcheck.translator.diagnostic.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * The specs library in memory: everything under {@code specs/}.
 *
 * @param origin for messages: the directory that the user gave, or "the built-in specs"
 * @param files path with {@code /} (for example {@code include/linux/list.h}) to text
 */
public record SpecsLibrary(String origin, SortedMap<String, String> files) {
  /** Folder of the current directory whose files are laid over the built-in specs. */
  public static final String OWN = "epcheck-specs";

  private static final String ROOT = "/epcheck-specs";

  /** A file that every specs library has. */
  private static final String MARKER = "include/epcheck/ops.h";

  private static final long MAX_FILE = 4_000_000;

  public SpecsLibrary {
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
  }

  /** The library that comes with epcheck. */
  public static Outcome<SpecsLibrary> builtIn() {
    return fromClassPath(SpecsLibrary.class.getResource(ROOT + "/" + MARKER));
  }

  /**
   * A directory with the layout of {@code specs/}: a whole copy of it, or only the files that are
   * to be laid over the built-in ones. KR302 when it cannot be read, or has neither.
   */
  public static Outcome<SpecsLibrary> directory(Path root) {
    if (!Files.isDirectory(root)) {
      return unusable(
          "no directory `" + root + "`",
          "give a copy of epcheck's `specs` folder, or a folder with scenarios and purposes of"
              + " your own");
    }
    if (!Files.isRegularFile(root.resolve(MARKER))) {
      return builtIn().then(b -> b.with(root));
    }
    try {
      return Outcome.ok(new SpecsLibrary(root.toString(), read(root)));
    } catch (CharacterCodingException e) {
      return unusable("a file under `" + root + "` is not UTF-8 text", null);
    } catch (IOException e) {
      return unusable("cannot read `" + root + "`: " + e.getMessage(), null);
    }
  }

  /** This library with a directory's files over its own; KR302 if a file in there is not for it. */
  private Outcome<SpecsLibrary> with(Path root) {
    try {
      SortedMap<String, String> own = read(root);
      own.keySet().removeIf(name -> name.endsWith(".md"));
      for (String name : own.keySet()) {
        if (folders().stream().noneMatch(name::startsWith)) {
          return unusable(
              "`"
                  + root
                  + "` has no `"
                  + MARKER
                  + "`, and its `"
                  + name
                  + "` is for no folder of specs",
              "give a whole copy of epcheck's `specs` folder, or a folder with `scenarios`, `purposes`"
                  + " and the like of your own");
        }
      }
      SpecsLibrary both = this;
      for (Map.Entry<String, String> e : own.entrySet()) {
        both = both.with(new OwnFile(e.getKey(), e.getValue()));
      }
      return Outcome.ok(new SpecsLibrary(origin + " and " + root, both.files()));
    } catch (CharacterCodingException e) {
      return unusable("a file under `" + root + "` is not UTF-8 text", null);
    } catch (IOException e) {
      return unusable("cannot read `" + root + "`: " + e.getMessage(), null);
    }
  }

  /** This library with one more file, or another text of one. */
  public SpecsLibrary with(OwnFile file) {
    SortedMap<String, String> all = new TreeMap<>(files);
    all.put(file.name(), file.text());
    return new SpecsLibrary(origin, all);
  }

  private Set<String> folders() {
    Set<String> folders = new TreeSet<>();
    for (String name : files.keySet()) {
      if (name.contains("/")) {
        folders.add(name.substring(0, name.indexOf('/') + 1));
      }
    }
    return folders;
  }

  private static Outcome<SpecsLibrary> fromClassPath(@Nullable URL marker) {
    if (marker == null) {
      return unusable("the built-in specs are not on the class path", "build epcheck again");
    }
    String name = "the built-in specs";
    try {
      URI uri = marker.toURI();
      if (uri.getScheme().equals("file")) {
        return Outcome.ok(new SpecsLibrary(name, read(above(uri))));
      }
      try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
        return Outcome.ok(new SpecsLibrary(name, read(jar.getPath(ROOT))));
      }
    } catch (IOException | URISyntaxException e) {
      return unusable("cannot read the built-in specs: " + e.getMessage(), "build epcheck again");
    }
  }

  /** The library's root: as many folders up as the marker lies below it. */
  private static Path above(URI marker) {
    return Path.of(marker.resolve("../".repeat(MARKER.split("/").length - 1)));
  }

  private static SortedMap<String, String> read(Path root) throws IOException {
    SortedMap<String, String> files = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(root)) {
      for (Path p : (Iterable<Path>) walk.filter(Files::isRegularFile)::iterator) {
        String name = root.relativize(p).toString().replace('\\', '/');
        if (belongs(name) && Files.size(p) <= MAX_FILE) {
          files.put(name, Files.readString(p));
        }
      }
    }
    return files;
  }

  /** Leaves out what editors, builds and version control put beside the specs. */
  private static boolean belongs(String name) {
    return name.matches(".*\\.(c|h|toml|tla|cfg|patch|mbox|md|json)")
        && !name.startsWith(".")
        && !name.contains("/.")
        && !name.startsWith("target/")
        && !name.startsWith("steps/");
  }

  /** The files below a folder, without the folder's name. */
  public SortedMap<String, String> below(String folder) {
    SortedMap<String, String> result = new TreeMap<>();
    files.forEach(
        (name, text) -> {
          if (name.startsWith(folder)) {
            result.put(name.substring(folder.length()), text);
          }
        });
    return result;
  }

  private static <T> Outcome<T> unusable(String message, @Nullable String help) {
    return Outcome.failed(Diagnostic.of(Code.KR302, null, message, help));
  }
}
