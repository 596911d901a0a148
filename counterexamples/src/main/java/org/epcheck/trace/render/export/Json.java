package org.epcheck.trace.render.export;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

/** Short ways to write JSON. */
final class Json {
  private Json() {}

  /** An object from names and values in turn: text, numbers, booleans or JSON. */
  static JsonObject object(Object... parts) {
    JsonObject out = new JsonObject();
    for (int i = 0; i < parts.length; i += 2) {
      out.add((String) parts[i], value(parts[i + 1]));
    }
    return out;
  }

  static JsonArray array(Iterable<?> values) {
    JsonArray out = new JsonArray();
    values.forEach(v -> out.add(value(v)));
    return out;
  }

  private static JsonElement value(Object o) {
    if (o instanceof JsonElement e) {
      return e;
    } else if (o instanceof Number n) {
      return new JsonPrimitive(n);
    } else if (o instanceof Boolean b) {
      return new JsonPrimitive(b);
    }
    return new JsonPrimitive((String) o);
  }

  static String text(JsonObject root) {
    return new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(root) + "\n";
  }
}
