package org.epcheck.runner.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What each kind of error means: {@code docs/errors/kinds.md}, a paragraph for each, which begins
 * with the kind in backticks.
 */
final class ErrorKinds {
  private final SortedMap<String, String> pages;

  private ErrorKinds(SortedMap<String, String> pages) {
    this.pages = Collections.unmodifiableSortedMap(pages);
  }

  /** The page that comes along. */
  static ErrorKinds read() {
    try (InputStream in = ErrorKinds.class.getResourceAsStream("/epcheck-docs/errors/kinds.md")) {
      if (in == null) {
        throw new IllegalStateException("kinds.md is not in the jar");
      }
      return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ErrorKinds parse(String text) {
    SortedMap<String, String> pages = new TreeMap<>();
    for (String paragraph : text.split("\n\\s*\n")) {
      if (paragraph.startsWith("`")) {
        pages.put(paragraph.substring(1, paragraph.indexOf('`', 1)), paragraph.strip() + "\n");
      }
    }
    return new ErrorKinds(pages);
  }

  List<String> names() {
    return List.copyOf(pages.keySet());
  }

  /** The paragraph about a kind, or null; {@code bound-x} is any bound. */
  @Nullable String page(String kind) {
    String known = kind.startsWith("bound-") ? "bound-..." : kind;
    return pages.get(known);
  }
}
