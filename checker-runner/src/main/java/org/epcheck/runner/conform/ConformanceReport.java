package org.epcheck.runner.conform;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A comparison as text and as JSON, version 1. */
public final class ConformanceReport {
  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

  private ConformanceReport() {}

  /**
   * As text: a diff of operations for each function that differs, with the lines of both sides.
   *
   * @param tree its name
   */
  public static String text(Conformance c, String tree) {
    StringBuilder out = new StringBuilder();
    out.append("--- our model\n+++ ").append(tree).append('\n');
    List<String> same = new ArrayList<>();
    List<String> ours = new ArrayList<>();
    List<String> theirs = new ArrayList<>();
    for (Conformance.Compared f : c.functions()) {
      if (f.isSame()) {
        same.add(f.name());
      } else if (f.tree() == 0) {
        ours.add(f.name() + ":" + f.model());
      } else if (f.model() == 0) {
        theirs.add(f.name() + ":" + f.tree());
      } else {
        function(f, out);
      }
    }
    out.append('\n');
    list(out, "same operations in the same order", same);
    list(out, "only in our model", ours);
    list(out, "only in the tree", theirs);
    List<String> counts = new ArrayList<>();
    for (Map.Entry<String, Integer> e : c.differences().entrySet()) {
      counts.add(e.getValue() + " " + e.getKey());
    }
    list(out, "operations on one side only", counts);
    return out.toString();
  }

  private static void function(Conformance.Compared f, StringBuilder out) {
    out.append(String.format("%n@@ -%d +%d @@ %s%n", f.model(), f.tree(), f.name()));
    for (Conformance.Line l : f.lines()) {
      Operation m = l.model();
      Operation t = l.tree();
      String mark = m == null ? "+" : t == null ? "-" : " ";
      Operation shown = t == null ? m : t;
      if (shown != null) {
        String line =
            String.format(
                "%s %5s %5s  %-6s %s", mark, number(m), number(t), shown.kind(), shown.text());
        out.append(line.stripTrailing()).append('\n');
      }
    }
  }

  private static String number(@Nullable Operation o) {
    return o == null ? "" : String.valueOf(o.line());
  }

  private static void list(StringBuilder out, String title, List<String> names) {
    out.append(title).append(": ");
    int column = title.length() + 2;
    String separator = "";
    for (String n : names) {
      if (column + separator.length() + n.length() > 78 && !separator.isEmpty()) {
        out.append(",\n   ");
        column = 3;
        separator = " ";
      }
      out.append(separator).append(n);
      column += separator.length() + n.length();
      separator = ", ";
    }
    out.append(names.isEmpty() ? "none\n" : "\n");
  }

  /** As JSON, with a line end. */
  public static String json(Conformance c, String tree) {
    JsonObject json = new JsonObject();
    json.addProperty("version", 1);
    json.addProperty("tree", tree);
    json.addProperty("same", c.isSame());
    JsonArray functions = new JsonArray();
    for (Conformance.Compared f : c.functions()) {
      JsonObject o = new JsonObject();
      o.addProperty("function", f.name());
      o.addProperty("same", f.isSame());
      o.addProperty("modelLine", f.model());
      o.addProperty("treeLine", f.tree());
      JsonArray lines = new JsonArray();
      for (Conformance.Line l : f.lines()) {
        JsonObject line = new JsonObject();
        side(line, "model", l.model());
        side(line, "tree", l.tree());
        lines.add(line);
      }
      o.add("operations", lines);
      functions.add(o);
    }
    json.add("functions", functions);
    return GSON.toJson(json) + "\n";
  }

  private static void side(JsonObject line, String name, @Nullable Operation o) {
    if (o != null) {
      JsonObject side = new JsonObject();
      side.addProperty("kind", o.kind());
      side.addProperty("operation", o.key());
      side.addProperty("text", o.text());
      side.addProperty("file", o.file());
      side.addProperty("line", o.line());
      line.add(name, side);
    }
  }
}
