package org.epcheck.runner.tlc.child;

import java.io.File;
import java.util.TreeSet;

/** Names, sizes and times of the files of a checkpoint. */
public final class Stamps {
  private Stamps() {}

  /** Of all files below a directory: {@code name size milliseconds}, each with a blank before. */
  public static String of(File directory) {
    TreeSet<String> all = new TreeSet<>();
    add(directory, "", all);
    StringBuilder text = new StringBuilder();
    all.forEach(s -> text.append(' ').append(s));
    return text.toString();
  }

  private static void add(File directory, String prefix, TreeSet<String> all) {
    File[] files = directory.listFiles();
    if (files == null) {
      return;
    }
    for (File f : files) {
      String name = prefix + f.getName();
      if (f.isDirectory()) {
        add(f, name + "/", all);
      } else if (name.endsWith(Checkpointed.SUFFIX)) {
        all.add(name + " " + f.length() + " " + f.lastModified());
      }
    }
  }
}
