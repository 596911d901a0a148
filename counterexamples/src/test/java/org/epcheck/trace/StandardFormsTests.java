package org.epcheck.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Forms that others have defined, by the others' own schema and parser. */
class StandardFormsTests {
  private static final String MERMAID =
      "/META-INF/resources/webjars/mermaid/11.14.0/dist/mermaid.min.js";

  @TempDir
  @SuppressWarnings("NullAway.Init")
  static Path dir;

  private static String render(String name, String form) {
    return Counterexamples.render(Traces.get(name), form, Counterexamples.Options.PLAIN);
  }

  @Test
  void sarifSchema() throws Exception {
    JsonSchema schema =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
            .getSchema(Pages.resource("/schema/sarif-schema-2.1.0.json"));
    for (String name : Traces.ALL.keySet()) {
      assertEquals(
          List.of(), List.copyOf(schema.validate(render(name, "sarif"), InputFormat.JSON)));
    }
    String good = render("uaf-missing-rcu", "sarif");
    for (String wrong :
        List.of(
            good.replace("\"executionOrder\": 1,", "\"executionOrder\": \"1\","),
            good.replace("\"version\": \"2.1.0\"", "\"version\": \"2.1\""),
            good.replace("\"importance\": \"essential\"", "\"importance\": \"high\""))) {
      assertFalse(wrong.equals(good));
      assertFalse(schema.validate(wrong, InputFormat.JSON).isEmpty());
    }
  }

  @Test
  void mermaidParses() throws Exception {
    try (Browser browser = Pages.browser(dir)) {
      browser.open(Pages.file(dir, "mermaid", "<!DOCTYPE html><title>m</title><p>m"));
      browser.run(Pages.resource(MERMAID));
      for (String name : Traces.ALL.keySet()) {
        assertEquals("sequence", parse(browser, render(name, "mermaid")), name);
      }
      String broken = render("deadlock-two", "mermaid").replaceFirst("->>", "->-");
      assertThrows(IllegalStateException.class, () -> parse(browser, broken));
    }
  }

  private static String parse(Browser browser, String text) throws InterruptedException {
    String quoted = new com.google.gson.Gson().toJson(text);
    return browser.eval("mermaid.parse(" + quoted + ").then(r => r.diagramType)");
  }
}
