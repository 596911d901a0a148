package org.epcheck.trace.render.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.epcheck.trace.render.Words;
import org.epcheck.trace.render.svg.SvgStyle;

/** What every page has: its own style, a script or none, and a policy that allows nothing else. */
final class Document {
  private Document() {}

  /**
   * Begins a page; the caller goes on in the body.
   *
   * @param style CSS, to follow on that of all pages
   * @param script JavaScript, or empty
   */
  static void begin(Html out, String title, String style, String script) {
    String css = style(style);
    out.raw("<!DOCTYPE html>\n").open("html", "lang", "en").open("head").line();
    out.open("meta", "charset", "utf-8").line();
    out.open(
            "meta",
            "http-equiv",
            "Content-Security-Policy",
            "content",
            "default-src 'none'; style-src '"
                + hash(css)
                + "'; script-src "
                + (script.isEmpty() ? "'none'" : "'" + hash(script) + "'")
                + "; base-uri 'none'; form-action 'none'")
        .line();
    out.open("meta", "name", "viewport", "content", "width=device-width, initial-scale=1").line();
    out.open("meta", "name", "color-scheme", "content", "light dark").line();
    out.leaf("title", Words.clean(title) + " - epcheck").line();
    out.open("style").raw(css).close("style").line();
    out.close("head").open("body").line();
  }

  static void end(Html out) {
    out.close("body").close("html").line();
  }

  private static String style(String more) {
    String dark = SvgStyle.DARK;
    return "\n:root{color-scheme:light dark;"
        + SvgStyle.LIGHT
        + "}\n@media screen and (prefers-color-scheme:dark){:root{"
        + dark
        + "}}\n@media screen{:root[data-theme=dark]{color-scheme:dark;"
        + dark
        + "}}\n:root[data-theme=light]{color-scheme:light;"
        + SvgStyle.LIGHT
        + "}\n"
        + more;
  }

  static String resource(String name) {
    try (InputStream in = Document.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("missing resource " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String hash(String s) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(s.getBytes(StandardCharsets.UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
