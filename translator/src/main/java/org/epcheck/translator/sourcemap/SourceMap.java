package org.epcheck.translator.sourcemap;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.util.List;
import org.epcheck.translator.ir.Origin;
import org.epcheck.translator.source.Span;

/**
 * The actions of a generated module and the C text behind each; the content of a {@code *.map.json}
 * file.
 *
 * @param version of the format
 * @param module the TLA+ module
 * @param actions in order of the module's lines
 */
public record SourceMap(int version, String module, List<Action> actions) {
  /** The version that this class reads and writes. */
  public static final int VERSION = 1;

  /**
   * An action.
   *
   * @param label the value of {@code pc} at which it runs
   * @param name the name of its definition, nearly always the label
   * @param function the C function that it is part of
   * @param firstLine its first line in the module, from 1
   * @param lastLine its last line
   * @param places what it executes, in order
   */
  public record Action(
      String label, String name, String function, int firstLine, int lastLine, List<Place> places) {
    public Action {
      places = List.copyOf(places);
    }
  }

  /**
   * A piece of C text.
   *
   * @param operation the instruction or terminator that comes from it: {@code Load}, {@code Branch}
   * @param at the innermost place
   * @param inlined the inlined calls around it, outermost first
   * @param text the C text of the outermost place, on one line; empty if the source is not at hand
   */
  public record Place(String operation, Position at, List<InlinedCall> inlined, String text) {
    public Place {
      inlined = List.copyOf(inlined);
    }
  }

  /** A call that was replaced by the callee's body. */
  public record InlinedCall(String callee, Position call) {}

  /** A range of C text. */
  public record Position(String file, int line, int column, int endLine, int endColumn) {
    static Position of(Span s) {
      return new Position(s.file(), s.line(), s.column(), s.endLine(), s.endColumn());
    }
  }

  public SourceMap {
    actions = List.copyOf(actions);
  }

  /** The place of an instruction. */
  public static Place place(String operation, Origin origin, String text) {
    return new Place(
        operation,
        Position.of(origin.span()),
        origin.inlined().stream()
            .map(i -> new InlinedCall(i.callee(), Position.of(i.call())))
            .toList(),
        text);
  }

  /** The file's text. */
  public String toJson() {
    Gson gson = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();
    return gson.toJson(this) + "\n";
  }

  /**
   * Reads a file's text.
   *
   * @throws IllegalArgumentException if it is no source map of this version
   */
  public static SourceMap fromJson(String text) {
    try {
      JsonObject object = JsonParser.parseString(text).getAsJsonObject();
      if (!object.has("version") || object.get("version").getAsInt() != VERSION) {
        throw new IllegalArgumentException("not a source map of version " + VERSION);
      }
      return new Gson().fromJson(object, SourceMap.class);
    } catch (JsonParseException | IllegalStateException e) {
      throw new IllegalArgumentException("not a source map: " + e.getMessage(), e);
    }
  }
}
