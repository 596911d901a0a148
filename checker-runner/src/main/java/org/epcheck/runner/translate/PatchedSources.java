package org.epcheck.runner.translate;

import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;
import org.epcheck.runner.engine.ModelRequest;
import org.epcheck.translator.source.SourceFile;
import org.epcheck.translator.source.SourceProvider;
import org.jspecify.annotations.Nullable;

/** The files of a request; {@code #include <x.h>} finds {@code include/x.h}. */
final class PatchedSources implements SourceProvider {
  private final SortedMap<String, String> files;

  PatchedSources(SortedMap<String, String> files) {
    this.files = new TreeMap<>(files);
  }

  @Override
  public @Nullable SourceFile find(String name) {
    String full = files.containsKey(name) ? name : ModelRequest.INCLUDE + name;
    String text = files.get(full);
    return text == null ? null : new SourceFile(full, text);
  }

  @Override
  public Collection<String> names() {
    return files.keySet();
  }
}
