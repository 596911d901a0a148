package org.epcheck.runner.tree;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.epcheck.translator.diagnostic.Code;
import org.epcheck.translator.diagnostic.Diagnostic;
import org.jspecify.annotations.Nullable;

/**
 * The tree's own headers, which are never translated: they only tell where a kernel declares what
 * the model headers lack.
 */
public final class KernelHeaders {
  private static final Pattern NAME = Pattern.compile("`(\\w+)`");
  private static final Pattern INCLUDE =
      Pattern.compile("(?m)^[ \\t]*#[ \\t]*include[ \\t]*<([^>]+)>");
  private static final List<String> FOLDERS = List.of("include/linux", "include/net");

  private final TreeInput input;

  public KernelHeaders(TreeInput input) {
    this.input = input;
  }

  /**
   * The same problems; one about a name that nobody knows says where the tree declares it, and
   * which model header that belongs to.
   */
  public List<Diagnostic> explain(List<Diagnostic> problems) {
    List<Diagnostic> all = new ArrayList<>();
    for (Diagnostic d : problems) {
      Matcher m = NAME.matcher(d.message());
      boolean unknown = d.code() == Code.KC303 || d.code() == Code.KC301;
      all.add(unknown && m.find() ? explained(d, m.group(1)) : d);
    }
    return all;
  }

  private Diagnostic explained(Diagnostic d, String name) {
    List<String> notes = new ArrayList<>(d.notes());
    String header = header(name);
    if (header != null) {
      notes.add("the tree declares `" + name + "` in include/" + header);
    }
    String where = header != null ? header : "the header of that name as the kernel's";
    String stub = d.code() == Code.KC303 ? "; or take it for a no-op with --stub " + name : "";
    return new Diagnostic(
        d.code(),
        d.span(),
        d.message(),
        notes,
        "add `" + name + "` to specs/include/" + where + ", as in its README" + stub);
  }

  /** The header below {@code include/} that declares or defines a name, or null. */
  @Nullable String header(String name) {
    Pattern declaration =
        Pattern.compile(
            "(?m)^[ \\t]*#[ \\t]*define[ \\t]+"
                + name
                + "\\b|^[A-Za-z_][^;{}#]*?\\b"
                + name
                + "\\s*(\\(|;|=|\\[)");
    Set<String> headers = new LinkedHashSet<>();
    for (String text : input.tree().files().values()) {
      Matcher m = INCLUDE.matcher(text);
      while (m.find()) {
        headers.add(m.group(1));
      }
    }
    for (String folder : FOLDERS) {
      headers.addAll(below(folder));
    }
    for (String h : headers) {
      String text = input.tree().find("include/" + h);
      if (text != null && text.contains(name) && declaration.matcher(SourceCode.of(text)).find()) {
        return h;
      }
    }
    return null;
  }

  private List<String> below(String folder) {
    Path root = input.tree().root().resolve("include");
    try (Stream<Path> s = Files.walk(input.tree().root().resolve(folder))) {
      return s.filter(p -> p.toString().endsWith(".h"))
          .map(p -> root.relativize(p).toString().replace('\\', '/'))
          .sorted()
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }
}
