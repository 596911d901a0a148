package org.epcheck.runner.translate;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.epcheck.runner.engine.ModelRequest;
import org.epcheck.translator.source.SourceFile;
import org.epcheck.translator.source.SourceProvider;
import org.jspecify.annotations.Nullable;

/** The files of a request; {@code #include <x.h>} finds {@code include/x.h}. */
final class PatchedSources implements SourceProvider {
  private final SortedMap<String, String> files;
  private final Map<String, List<String>> lines = new ConcurrentHashMap<>();

  PatchedSources(SortedMap<String, String> files) {
    this.files = new TreeMap<>(files);
  }

  @Override
  public @Nullable SourceFile find(String name) {
    String full = files.containsKey(name) ? name : ModelRequest.INCLUDE + name;
    String text = files.get(full);
    return text == null ? null : new SourceFile(full, text);
  }

  /** A line of a file, from 1; empty if there is none. */
  String line(String name, int number) {
    List<String> text =
        lines.computeIfAbsent(
            name,
            n -> {
              SourceFile file = find(n);
              return file == null ? List.of() : file.lines();
            });
    return number >= 1 && number <= text.size() ? text.get(number - 1) : "";
  }

  @Override
  public Collection<String> names() {
    return files.keySet();
  }
}
