package org.epcheck.runner.cache;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** SHA-256 of texts. */
public final class Digest {
  private final Map<String, String> known = Collections.synchronizedMap(new IdentityHashMap<>());

  /** The digest of a text; of the same object it is computed once. */
  public String of(String text) {
    return known.computeIfAbsent(text, t -> of(t.getBytes(StandardCharsets.UTF_8)));
  }

  /** The digest of a list of texts: no other list has the same. */
  public static String of(List<String> parts) {
    StringBuilder all = new StringBuilder();
    parts.forEach(p -> all.append(p.length()).append(':').append(p).append('\n'));
    return of(all.toString().getBytes(StandardCharsets.UTF_8));
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
