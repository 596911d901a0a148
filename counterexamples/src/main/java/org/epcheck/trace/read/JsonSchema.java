package org.epcheck.trace.read;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Comparator;
import java.util.TreeMap;
import org.epcheck.trace.model.Omittable;
import org.jspecify.annotations.Nullable;

/** The JSON Schema (2020-12) of a record as {@link JsonRecords} reads and writes it. */
public final class JsonSchema {
  private final TreeMap<String, JsonObject> definitions = new TreeMap<>();

  private JsonSchema() {}

  /** The schema of {@code root}, whose component {@code version} is {@code version}. */
  public static String of(Class<? extends Record> root, String title, int version) {
    JsonSchema schema = new JsonSchema();
    JsonObject body = schema.record(root, null);
    body.getAsJsonObject("properties").getAsJsonObject("version").addProperty("const", version);
    JsonObject out = new JsonObject();
    out.addProperty("$schema", "https://json-schema.org/draft/2020-12/schema");
    out.addProperty("title", title);
    body.asMap().forEach(out::add);
    JsonObject defs = new JsonObject();
    schema.definitions.forEach(defs::add);
    out.add("$defs", defs);
    return new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(out) + "\n";
  }

  private JsonObject record(Class<?> c, @Nullable String tag) {
    JsonObject properties = new JsonObject();
    JsonArray required = new JsonArray();
    if (tag != null) {
      JsonObject constant = new JsonObject();
      constant.addProperty("const", tag);
      properties.add(JsonRecords.TAG, constant);
      required.add(JsonRecords.TAG);
    }
    for (RecordComponent component : c.getRecordComponents()) {
      JsonObject type = type(component.getGenericType());
      properties.add(component.getName(), JsonRecords.nullable(component) ? orNull(type) : type);
      if (!component.isAnnotationPresent(Omittable.class)) {
        required.add(component.getName());
      }
    }
    JsonObject out = new JsonObject();
    out.addProperty("type", "object");
    out.add("properties", properties);
    out.add("required", required);
    out.addProperty("additionalProperties", false);
    return out;
  }

  private static JsonObject orNull(JsonObject type) {
    return anyOf(type, simple("null"));
  }

  private static JsonObject anyOf(JsonObject... types) {
    JsonArray any = new JsonArray();
    for (JsonObject type : types) {
      any.add(type);
    }
    JsonObject out = new JsonObject();
    out.add("anyOf", any);
    return out;
  }

  private JsonObject type(Type type) {
    if (type instanceof ParameterizedType p) {
      boolean list = p.getRawType() == java.util.List.class;
      JsonObject out = simple(list ? "array" : "object");
      out.add(
          list ? "items" : "additionalProperties", type(p.getActualTypeArguments()[list ? 0 : 1]));
      return out;
    }
    Class<?> c = (Class<?>) type;
    if (c.isRecord()) {
      return reference(c, null);
    } else if (c.isSealed()) {
      return anyOf(
          Arrays.stream(c.getPermittedSubclasses())
              .sorted(Comparator.comparing(Class::getSimpleName))
              .map(m -> reference(m, JsonRecords.tag(m)))
              .toArray(JsonObject[]::new));
    } else if (c == String.class) {
      return simple("string");
    }
    return simple(c == boolean.class ? "boolean" : "integer");
  }

  private JsonObject reference(Class<?> c, @Nullable String tag) {
    if (!definitions.containsKey(c.getSimpleName())) {
      definitions.put(c.getSimpleName(), new JsonObject());
      definitions.put(c.getSimpleName(), record(c, tag));
    }
    JsonObject out = new JsonObject();
    out.addProperty("$ref", "#/$defs/" + c.getSimpleName());
    return out;
  }

  private static JsonObject simple(String type) {
    JsonObject out = new JsonObject();
    out.addProperty("type", type);
    return out;
  }
}
