package org.epcheck.trace.read;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.epcheck.trace.model.Omittable;
import org.jspecify.annotations.Nullable;

/**
 * Records to JSON and back, strictly: keys in the order of the components, every key wanted (but
 * for {@link Omittable} ones), no other allowed, {@code null} only where the component is {@link
 * Nullable}. A member of a sealed family has a tag {@code "event"} with the record's name in lower
 * case. A wrong file gives a {@link FormatException} that names the place, such as {@code
 * steps[3].text}.
 */
final class JsonRecords {
  static final String TAG = "event";

  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().serializeNulls().disableHtmlEscaping().create();

  private JsonRecords() {}

  static String write(Record value) {
    return GSON.toJson(toJson(value)) + "\n";
  }

  /** Parses text; {@code kind} names the format in messages. */
  static <T extends Record> T read(String text, Class<T> type, String kind, int version) {
    JsonElement root = parse(text, kind);
    if (!root.isJsonObject() || !root.getAsJsonObject().has("version")) {
      throw new FormatException("not a " + kind + ": no version");
    }
    int found = (Integer) fromJson(root.getAsJsonObject().get("version"), int.class, "version");
    if (found != version) {
      throw new FormatException(
          kind + " has version " + found + ", this epcheck reads version " + version);
    }
    return type.cast(fromJson(root, type, ""));
  }

  private static JsonElement parse(String text, String kind) {
    JsonReader reader = new JsonReader(new StringReader(text));
    reader.setStrictness(Strictness.STRICT);
    try {
      JsonElement root = GSON.getAdapter(JsonElement.class).read(reader);
      if (reader.peek() != com.google.gson.stream.JsonToken.END_DOCUMENT) {
        throw new FormatException("not a " + kind + ": text after the end");
      }
      return root;
    } catch (IOException | JsonParseException | IllegalStateException e) {
      throw new FormatException("not a " + kind + ": broken JSON (" + e.getMessage() + ")");
    }
  }

  private static JsonElement toJson(@Nullable Object value) {
    if (value == null) {
      return JsonNull.INSTANCE;
    } else if (value instanceof Record r) {
      JsonObject object = new JsonObject();
      if (sealedParent(r.getClass()) != null) {
        object.addProperty(TAG, tag(r.getClass()));
      }
      for (RecordComponent c : r.getClass().getRecordComponents()) {
        Object part = component(c, r);
        if (part != null || !c.isAnnotationPresent(Omittable.class)) {
          object.add(c.getName(), toJson(part));
        }
      }
      return object;
    } else if (value instanceof List<?> list) {
      JsonArray array = new JsonArray();
      list.forEach(x -> array.add(toJson(x)));
      return array;
    } else if (value instanceof Map<?, ?> map) {
      JsonObject object = new JsonObject();
      map.forEach((k, v) -> object.add((String) k, toJson(v)));
      return object;
    } else if (value instanceof String s) {
      return new JsonPrimitive(s);
    } else if (value instanceof Number n) {
      return new JsonPrimitive(n);
    } else if (value instanceof Boolean b) {
      return new JsonPrimitive(b);
    }
    throw new IllegalArgumentException("no JSON form for " + value.getClass());
  }

  private static @Nullable Object component(RecordComponent c, Record r) {
    try {
      return c.getAccessor().invoke(r);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Object fromJson(JsonElement json, Type type, String path) {
    if (type instanceof ParameterizedType p) {
      return p.getRawType() == List.class
          ? list(json, p.getActualTypeArguments()[0], path)
          : map(json, path);
    }
    Class<?> c = (Class<?>) type;
    if (c.isRecord()) {
      return record(object(json, path), c, path, null);
    } else if (c.isSealed()) {
      return member(object(json, path), c, path);
    }
    return scalar(json, c, path);
  }

  private static Object scalar(JsonElement json, Class<?> c, String path) {
    if (json.isJsonPrimitive()) {
      JsonPrimitive p = json.getAsJsonPrimitive();
      if (c == String.class && p.isString()) {
        return p.getAsString();
      } else if (c == boolean.class && p.isBoolean()) {
        return p.getAsBoolean();
      } else if (p.isNumber()) {
        try {
          if (c == int.class || c == Integer.class) {
            return p.getAsBigDecimal().intValueExact();
          } else if (c == long.class) {
            return p.getAsBigDecimal().longValueExact();
          }
        } catch (ArithmeticException e) {
          throw new FormatException(path + ": " + p + " is out of range");
        }
      }
    }
    throw new FormatException(
        path + " should be " + c.getSimpleName().toLowerCase(Locale.ROOT) + ", is " + json);
  }

  private static List<Object> list(JsonElement json, Type element, String path) {
    if (!json.isJsonArray()) {
      throw new FormatException(path + " should be an array");
    }
    List<Object> out = new ArrayList<>();
    for (JsonElement e : json.getAsJsonArray()) {
      out.add(fromJson(e, element, path + "[" + out.size() + "]"));
    }
    return out;
  }

  private static SortedMap<String, String> map(JsonElement json, String path) {
    SortedMap<String, String> out = new TreeMap<>();
    object(json, path)
        .asMap()
        .forEach((k, v) -> out.put(k, (String) scalar(v, String.class, path + "." + k)));
    return out;
  }

  private static JsonObject object(JsonElement json, String path) {
    if (!json.isJsonObject()) {
      throw new FormatException((path.isEmpty() ? "the file" : path) + " should be an object");
    }
    return json.getAsJsonObject();
  }

  private static Object member(JsonObject json, Class<?> family, String path) {
    JsonElement tag = json.get(TAG);
    String name = tag == null ? "" : (String) scalar(tag, String.class, path + "." + TAG);
    return Arrays.stream(family.getPermittedSubclasses())
        .filter(c -> tag(c).equals(name))
        .findFirst()
        .map(c -> record(json, c, path, TAG))
        .orElseThrow(() -> new FormatException(path + ": unknown " + TAG + " \"" + name + "\""));
  }

  private static Object record(
      JsonObject json, Class<?> c, String path, @Nullable String extraKey) {
    RecordComponent[] components = c.getRecordComponents();
    @Nullable Object[] args = new @Nullable Object[components.length];
    Class<?>[] types = new Class<?>[components.length];
    Set<String> unknown = new HashSet<>(json.keySet());
    if (extraKey != null) {
      unknown.remove(extraKey);
    }
    for (int i = 0; i < components.length; i++) {
      RecordComponent component = components[i];
      String at = path.isEmpty() ? component.getName() : path + "." + component.getName();
      JsonElement value = json.get(component.getName());
      unknown.remove(component.getName());
      types[i] = component.getType();
      if (value == null && component.isAnnotationPresent(Omittable.class)) {
        args[i] = null;
      } else if (value == null) {
        throw new FormatException(at + " is missing");
      } else if (!value.isJsonNull()) {
        args[i] = fromJson(value, component.getGenericType(), at);
      } else if (!nullable(component)) {
        throw new FormatException(at + " is null");
      }
    }
    if (!unknown.isEmpty()) {
      throw new FormatException(
          (path.isEmpty() ? "the file" : path)
              + " has an unknown field: "
              + new java.util.TreeSet<>(unknown).first());
    }
    return construct(c, types, args);
  }

  private static Object construct(Class<?> c, Class<?>[] types, @Nullable Object[] args) {
    try {
      Constructor<?> constructor = c.getDeclaredConstructor(types);
      return constructor.newInstance(args);
    } catch (InvocationTargetException e) {
      throw new FormatException(c.getSimpleName() + ": " + e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  static boolean nullable(RecordComponent c) {
    return c.getAnnotatedType().isAnnotationPresent(Nullable.class);
  }

  static String tag(Class<?> member) {
    return member.getSimpleName().toLowerCase(Locale.ROOT);
  }

  static @Nullable Class<?> sealedParent(Class<?> c) {
    return Arrays.stream(c.getInterfaces()).filter(Class::isSealed).findFirst().orElse(null);
  }
}
