package org.epcheck.translator.preprocess;

import java.util.HashMap;
import java.util.Map;
import org.anarres.cpp.Source;
import org.anarres.cpp.VirtualFile;
import org.anarres.cpp.VirtualFileSystem;
import org.epcheck.translator.source.SourceFile;
import org.epcheck.translator.source.SourceProvider;
import org.jspecify.annotations.Nullable;

/** JCPP's view of a {@link SourceProvider}. */
record SourceTree(SourceProvider sources, Places places, Map<String, SourceFile> read)
    implements VirtualFileSystem {
  SourceTree(SourceProvider sources, Places places) {
    this(sources, places, new HashMap<>());
  }

  @Override
  public VirtualFile getFile(String path) {
    return new Entry(this, path);
  }

  @Override
  public VirtualFile getFile(String dir, String name) {
    return new Entry(this, dir.isEmpty() ? name : dir + "/" + name);
  }

  private record Entry(SourceTree tree, String path) implements VirtualFile {
    private @Nullable SourceFile file() {
      return tree.read.computeIfAbsent(path, tree.sources::find);
    }

    @Override
    public boolean isFile() {
      return file() != null;
    }

    @Override
    public String getPath() {
      return path;
    }

    @Override
    public String getName() {
      return path.substring(path.lastIndexOf('/') + 1);
    }

    @Override
    public VirtualFile getParentFile() {
      return new Entry(tree, path.substring(0, Math.max(0, path.lastIndexOf('/'))));
    }

    @Override
    public VirtualFile getChildFile(String name) {
      return tree.getFile(path, name);
    }

    @Override
    public Source getSource() {
      SourceFile file = file();
      if (file == null) {
        throw new IllegalStateException("no file " + path);
      }
      return new SourceLexer(file, tree.places);
    }
  }
}
