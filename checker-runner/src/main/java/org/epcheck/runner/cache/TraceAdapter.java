package org.epcheck.runner.cache;

import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.TypeAdapter;
import com.google.gson.internal.Streams;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import org.epcheck.trace.model.Trace;
import org.epcheck.trace.read.FormatException;
import org.epcheck.trace.read.TraceJson;

/** Traces in the cache have the form of {@code trace.json}. */
final class TraceAdapter extends TypeAdapter<Trace> {
  @Override
  public void write(JsonWriter out, Trace value) throws IOException {
    Streams.write(JsonParser.parseString(TraceJson.write(value)), out);
  }

  @Override
  public Trace read(JsonReader in) {
    try {
      return TraceJson.read(Streams.parse(in).toString());
    } catch (FormatException e) {
      throw new JsonParseException(e);
    }
  }
}
