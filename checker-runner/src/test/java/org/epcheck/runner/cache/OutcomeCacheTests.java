package org.epcheck.runner.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.epcheck.runner.Fixtures;
import org.epcheck.runner.engine.Ending;
import org.epcheck.runner.engine.Model;
import org.epcheck.runner.engine.RunOutcome;
import org.epcheck.runner.tlc.TlcEngine;
import org.epcheck.runner.tlc.TlcJar;
import org.epcheck.runner.tlc.TlcSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutcomeCacheTests {
  private static final String KEY = "ab".repeat(32);
  private static final RunOutcome OUTCOME =
      Fixtures.complete(Set.of("g"), Fixtures.error("use-after-free", "toy", "a", "first", 7));

  @TempDir Path root = Path.of("set by JUnit");

  @Test
  void givesBackWhatWasPut() {
    OutcomeCache cache = new OutcomeCache(root);
    assertEquals(Optional.empty(), cache.get(KEY));
    cache.put(KEY, OUTCOME);
    assertEquals(Optional.of(OUTCOME), new OutcomeCache(root).get(KEY));
    assertEquals(Optional.empty(), cache.get("cd".repeat(32)));
  }

  @Test
  void anEntryOfWhichAnyByteIsWrongIsAMiss() throws IOException {
    OutcomeCache cache = new OutcomeCache(root);
    cache.put(KEY, OUTCOME);
    Path file = entry();
    String text = Files.readString(file);
    for (String bad :
        new String[] {
          "", text.substring(0, text.length() / 2), text.replace("1234", "1235"), "{}", "\n{}"
        }) {
      Files.writeString(file, bad);
      assertEquals(Optional.empty(), cache.get(KEY), bad);
    }
  }

  @Test
  void aWellFormedEntryWithoutPartsIsAMiss() throws IOException {
    OutcomeCache cache = new OutcomeCache(root);
    cache.put(KEY, OUTCOME);
    for (String json : new String[] {"{}", "null", "{\"errors\":[{}]}", "{\"ending\":{}}"}) {
      String sum = Digest.of(json.getBytes(java.nio.charset.StandardCharsets.UTF_8));
      Files.writeString(entry(), sum + "\n" + json);
      assertEquals(Optional.empty(), cache.get(KEY), json);
    }
  }

  @Test
  void remembersOnlyWhatASecondRunWouldFind() {
    OutcomeCache cache = new OutcomeCache(root);
    cache.put(KEY, Fixtures.outcome(new Ending(Ending.Why.TIME, ""), Set.of()));
    cache.put(KEY, Fixtures.outcome(new Ending(Ending.Why.MEMORY, ""), Set.of()));
    cache.put(KEY, Fixtures.outcome(new Ending(Ending.Why.ENGINE, ""), Set.of()));
    cache.put(KEY, Fixtures.complete(Set.of(), Fixtures.unreplayed(OUTCOME.errors().get(0))));
    assertEquals(Optional.empty(), cache.get(KEY));
  }

  @Test
  void aDirectoryThatCannotBeWrittenIsNoCache() throws IOException {
    Path file = Files.writeString(root.resolve("file"), "");
    OutcomeCache cache = new OutcomeCache(file);
    cache.put(KEY, OUTCOME);
    assertEquals(Optional.empty(), cache.get(KEY));
    assertEquals(Optional.empty(), new OutcomeCache(null).get(KEY));
  }

  @Test
  void theKeyIsOfEverythingThatCounts() {
    String key = key("M", Map.of("M.tla", "a"), "e", "b");
    assertEquals(key, key("M", Map.of("M.tla", "a"), "e", "b"));
    assertNotEquals(key, key("N", Map.of("M.tla", "a"), "e", "b"));
    assertNotEquals(key, key("M", Map.of("M.tla", "b"), "e", "b"));
    assertNotEquals(key, key("M", Map.of("M.tla", "a", "K.tla", ""), "e", "b"));
    assertNotEquals(key, key("M", Map.of("M.tla", "a"), "f", "b"));
    assertNotEquals(key, key("M", Map.of("M.tla", "a"), "e", "c"));
  }

  /** A version does not say which bytes are in a jar. */
  @Test
  void theKeyOfTheEngineIsOfItsBytes() throws IOException {
    TlcJar jar = TlcJar.onClassPath();
    Path other = Files.copy(jar.path(), root.resolve("other.jar"));
    TlcEngine engine = new TlcEngine(jar, TlcSettings.standard());
    assertEquals(engine.key(), new TlcEngine(TlcJar.of(other), TlcSettings.standard()).key());
    // What stands behind the end of a zip file is its comment's place: the classes stay the same.
    Files.write(other, new byte[] {0}, StandardOpenOption.APPEND);
    TlcEngine changed = new TlcEngine(TlcJar.of(other), TlcSettings.standard());
    assertEquals(engine.identity(), changed.identity());
    assertNotEquals(engine.key(), changed.key());
  }

  private static String key(String module, Map<String, String> files, String engine, String build) {
    return Digest.key(Model.of(module, "", new TreeMap<>(files), "", 0, null), engine, build);
  }

  private Path entry() throws IOException {
    try (Stream<Path> s = Files.walk(root)) {
      Path p = s.filter(Files::isRegularFile).findFirst().orElseThrow();
      assertTrue(p.toString().endsWith(KEY + ".json"));
      return p;
    }
  }
}
