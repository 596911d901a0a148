package org.epcheck.translator.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The kinds of {@link SourceProvider}. */
public final class Sources {
  private Sources() {}

  /** Files held in memory, text by name: patched files, generated ones, tests. */
  public static SourceProvider memory(Map<String, String> textByName) {
    return new Memory(new TreeMap<>(textByName));
  }

  /** The files below a directory; their logical names are relative to it, with {@code /}. */
  public static SourceProvider directory(Path root) {
    return new Directory(root);
  }

  /**
   * Files from the class path.
   *
   * @param prefix put before each name, for example {@code include/}
   */
  public static SourceProvider resources(ClassLoader loader, String prefix) {
    return new Resources(loader, prefix);
  }

  /** Asks each provider in turn; the first that knows a name wins. */
  public static SourceProvider searchPath(List<SourceProvider> providers) {
    return new SearchPath(List.copyOf(providers));
  }

  /** Asks each provider in turn; the first that knows a name wins. */
  public static SourceProvider searchPath(SourceProvider... providers) {
    return searchPath(List.of(providers));
  }

  private record Memory(Map<String, String> files) implements SourceProvider {
    @Override
    public @Nullable SourceFile find(String name) {
      String text = files.get(name);
      return text == null ? null : new SourceFile(name, text);
    }

    @Override
    public Collection<String> names() {
      return files.keySet();
    }
  }

  private record Directory(Path root) implements SourceProvider {
    @Override
    public @Nullable SourceFile find(String name) {
      Path file = root.resolve(name).normalize();
      if (!file.startsWith(root.normalize()) || !Files.isRegularFile(file)) {
        return null;
      }
      try {
        return new SourceFile(name, Files.readString(file));
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read " + name, e);
      }
    }

    @Override
    public Collection<String> names() {
      try (Stream<Path> files = Files.walk(root)) {
        return files
            .filter(Files::isRegularFile)
            .map(f -> root.relativize(f).toString().replace('\\', '/'))
            .sorted()
            .toList();
      } catch (IOException e) {
        return List.of();
      }
    }
  }

  private record Resources(ClassLoader loader, String prefix) implements SourceProvider {
    @Override
    public @Nullable SourceFile find(String name) {
      try (InputStream in = loader.getResourceAsStream(prefix + name)) {
        return in == null
            ? null
            : new SourceFile(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read " + name, e);
      }
    }
  }

  private record SearchPath(List<SourceProvider> providers) implements SourceProvider {
    @Override
    public @Nullable SourceFile find(String name) {
      for (SourceProvider p : providers) {
        SourceFile file = p.find(name);
        if (file != null) {
          return file;
        }
      }
      return null;
    }

    @Override
    public Collection<String> names() {
      List<String> all = new ArrayList<>();
      providers.forEach(p -> all.addAll(p.names()));
      return all;
    }
  }
}
