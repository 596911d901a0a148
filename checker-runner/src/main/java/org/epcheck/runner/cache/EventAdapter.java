package org.epcheck.runner.cache;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.TypeAdapter;
import com.google.gson.TypeAdapterFactory;
import com.google.gson.internal.Streams;
import com.google.gson.reflect.TypeToken;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.Arrays;
import org.epcheck.trace.model.Event;
import org.jspecify.annotations.Nullable;

/** Events as JSON objects that name their record in {@code "event"}. */
final class EventAdapter implements TypeAdapterFactory {
  private static final String KEY = "event";

  @Override
  public <T> @Nullable TypeAdapter<T> create(Gson gson, TypeToken<T> type) {
    if (type.getRawType() != Event.class) {
      return null;
    }
    @SuppressWarnings("unchecked") // T is Event
    TypeAdapter<T> adapter = (TypeAdapter<T>) new Adapter(gson, this);
    return adapter;
  }

  private static final class Adapter extends TypeAdapter<Event> {
    private final Gson gson;
    private final TypeAdapterFactory factory;

    private Adapter(Gson gson, TypeAdapterFactory factory) {
      this.gson = gson;
      this.factory = factory;
    }

    @Override
    public void write(JsonWriter out, Event value) throws IOException {
      JsonObject o = delegate(value.getClass()).toJsonTree(value).getAsJsonObject();
      o.addProperty(KEY, value.getClass().getSimpleName());
      Streams.write(o, out);
    }

    @Override
    public Event read(JsonReader in) {
      JsonObject o = Streams.parse(in).getAsJsonObject();
      JsonElement name = o.remove(KEY);
      return Arrays.stream(Event.class.getPermittedSubclasses())
          .filter(c -> name != null && c.getSimpleName().equals(name.getAsString()))
          .findFirst()
          .map(c -> (Event) delegate(c).fromJsonTree(o))
          .orElseThrow(() -> new JsonParseException("no event " + name));
    }

    @SuppressWarnings("unchecked") // the class is the adapter's
    private TypeAdapter<Object> delegate(Class<?> c) {
      return (TypeAdapter<Object>) gson.getDelegateAdapter(factory, TypeToken.get(c));
    }
  }
}
