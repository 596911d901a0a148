package org.epcheck.trace;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.epcheck.trace.model.Event;
import org.epcheck.trace.model.Trace;
import org.epcheck.trace.read.FormatException;
import org.epcheck.trace.read.JsonSchema;
import org.epcheck.trace.read.TimelineJson;
import org.epcheck.trace.read.TraceJson;
import org.epcheck.trace.timeline.Timeline;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The two file formats: round trips, strictness, documents. */
class JsonTests {
  private static final Path DOCS = Path.of("..", "docs", "formats");

  static List<String> cases() {
    return List.copyOf(Traces.ALL.keySet());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void roundTrip(String name) {
    Trace trace = Traces.get(name);
    String text = TraceJson.write(trace);
    assertEquals(trace, TraceJson.read(text));
    assertEquals(text, TraceJson.write(TraceJson.read(text)));
    Timeline timeline = Counterexamples.explain(trace);
    String json = TimelineJson.write(timeline);
    assertEquals(timeline, TimelineJson.read(json));
    assertEquals(json, TimelineJson.write(Counterexamples.explain(TraceJson.read(text))));
  }

  /** Every kind of event, with characters that JSON must escape. */
  @Test
  void everyEvent() {
    String text = "q\" \\ \n \u00e9 </script>";
    List<Event> events =
        List.of(
            new Event.Access(text, "f", true, "PLAIN", "0", "1"),
            new Event.Lock("acquire", "o", "f", "sleep"),
            new Event.Reader(true, 1),
            new Event.Count("o", "f", 1, 2),
            new Event.Life("o", "live", "freed"),
            new Event.Marked("o"),
            new Event.Deferred("o", "f", "g"),
            new Event.Callback("o", "g", 0),
            new Event.Call(true, "g", "1"),
            new Event.Local("x", "0", "1"),
            new Event.Error("k", "o", "f", "m"));
    assertEquals(
        Set.of(Event.class.getPermittedSubclasses()),
        events.stream().map(Object::getClass).collect(Collectors.toSet()));
    Trace trace =
        new TraceBuilder("x")
            .thread("A", "f()", "f")
            .step("A", "x", events.toArray(new Event[0]))
            .end("A", "assertion", "", "", "", null);
    assertEquals(trace, TraceJson.read(TraceJson.write(trace)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"version\": 1 | \"version\": 2 | trace has version 2, this epcheck reads version 1",
        "\"version\": 1, | | not a trace: no version",
        "\"n\": 2, | | steps[1].n is missing",
        "\"n\": 2 | \"n\": 7 | steps[1].n is 7, out of order",
        "\"n\": 2 | \"n\": \"2\" | steps[1].n should be int, is \"2\"",
        "\"n\": 2 | \"n\": 2.5 | steps[1].n: 2.5 is out of range",
        "\"n\": 2 | \"n\": null | steps[1].n is null",
        "\"n\": 2 | \"m\": 0, \"n\": 2 | steps[1] has an unknown field: m",
        "\"event\": \"reader\" | \"event\": \"writer\" | steps[0].events[0]: unknown event \"writer\"",
        "\"thread\": \"B\" | \"thread\": \"Z\" | steps[0].thread: no thread Z",
        "\"visible\": true | \"visible\": 1 | steps[0].visible should be boolean, is 1",
        "\"steps\": [ | \"steps\": [[], | steps[0] should be an object",
        "{ | [ | not a trace: broken JSON",
      })
  void brokenFiles(String from, String to, String message) {
    String good = TraceJson.write(Traces.get("uaf-missing-rcu"));
    assertTrue(good.contains(from.strip()));
    String bad =
        good.replaceFirst(
            java.util.regex.Pattern.quote(from.strip()),
            java.util.regex.Matcher.quoteReplacement(to == null ? "" : to.strip()));
    FormatException e = assertThrows(FormatException.class, () -> TraceJson.read(bad));
    assertTrue(String.valueOf(e.getMessage()).startsWith(message), e.getMessage());
  }

  @Test
  void otherBrokenFiles() {
    String good = TraceJson.write(Traces.get("uaf-missing-rcu"));
    for (String bad : List.of("", "null", "[]", "{}", good + "x", good.substring(0, 900))) {
      assertThrows(FormatException.class, () -> TraceJson.read(bad), bad);
    }
    assertThrows(FormatException.class, () -> TimelineJson.read(good));
  }

  @Test
  void schemas() {
    assertAll(
        () ->
            Golden.check(
                DOCS.resolve("trace.schema.json"),
                JsonSchema.of(Trace.class, "epcheck trace", Trace.VERSION)),
        () ->
            Golden.check(
                DOCS.resolve("timeline.schema.json"),
                JsonSchema.of(Timeline.class, "epcheck timeline", Timeline.VERSION)));
  }

  /** Every field of the formats is explained in its document. */
  @Test
  void documented() throws IOException {
    List<String> missing = new ArrayList<>();
    String trace = Files.readString(DOCS.resolve("trace.md"));
    String timeline = Files.readString(DOCS.resolve("timeline.md"));
    fields(Trace.class, trace, missing);
    for (Class<?> c : Trace.class.getDeclaredClasses()) {
      fields(c, trace, missing);
    }
    for (Class<?> c : Event.class.getDeclaredClasses()) {
      fields(c, trace, missing);
    }
    fields(Timeline.class, timeline, missing);
    for (Class<?> c : Timeline.class.getDeclaredClasses()) {
      fields(c, timeline, missing);
    }
    assertEquals(List.of(), missing);
  }

  private static void fields(Class<?> c, String document, List<String> missing) {
    for (RecordComponent r : c.getRecordComponents()) {
      if (!document.contains("`" + r.getName() + "`")) {
        missing.add(c.getSimpleName() + "." + r.getName());
      }
    }
  }

  @Test
  void unknownForm() {
    Trace trace = Traces.get("leak");
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () -> Counterexamples.render(trace, "pdf", Counterexamples.Options.PLAIN));
    assertTrue(String.valueOf(e.getMessage()).contains("`pdf`"));
  }
}
