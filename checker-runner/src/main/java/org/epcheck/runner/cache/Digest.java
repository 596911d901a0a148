package org.epcheck.runner.cache;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import org.epcheck.runner.engine.Model;

/** SHA-256 of texts. */
public final class Digest {
  private Digest() {}

  /**
   * What an outcome depends on.
   *
   * @param engine the engine's key
   * @param build identity of epcheck itself: its interpreter replays the traces
   */
  public static String key(Model model, String engine, String build) {
    StringBuilder all = new StringBuilder();
    part(all, "outcome 2");
    part(all, engine);
    part(all, build);
    part(all, model.module());
    for (Map.Entry<String, String> e : model.files().entrySet()) {
      part(all, e.getKey());
      part(all, e.getValue());
    }
    return of(all.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static void part(StringBuilder all, String text) {
    all.append(text.length()).append(':').append(text).append('\n');
  }

  /** In hex. */
  public static String of(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
