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
import org.epcheck.trace.timeline.Timeline;

/**
 * One page for one counterexample: no request of any kind, its own style and script allowed by
 * their hashes and nothing else; readable without the script. The same timeline gives the same
 * bytes.
 */
public final class HtmlRenderer {
  private HtmlRenderer() {}

  /** The page. */
  public static String render(Timeline timeline) {
    String style = style();
    String script = resource("page.js");
    Html out = new Html();
    out.raw("<!DOCTYPE html>\n").open("html", "lang", "en").open("head").line();
    out.open("meta", "charset", "utf-8").line();
    out.open(
            "meta",
            "http-equiv",
            "Content-Security-Policy",
            "content",
            "default-src 'none'; style-src '"
                + hash(style)
                + "'; script-src '"
                + hash(script)
                + "'; base-uri 'none'; form-action 'none'")
        .line();
    out.open("meta", "name", "viewport", "content", "width=device-width, initial-scale=1").line();
    out.open("meta", "name", "color-scheme", "content", "light dark").line();
    out.leaf("title", Words.clean(timeline.verdict().title()) + " - epcheck").line();
    out.open("style").raw(style).close("style").line();
    out.close("head").open("body").line();
    Panes panes = new Panes(timeline, out);
    panes.verdict();
    toolbar(out);
    out.open("main").line();
    panes.timeline();
    panes.objects();
    panes.source();
    panes.state();
    panes.report();
    out.close("main").line();
    out.leaf("p", "", "id", "live", "role", "status", "aria-live", "polite").line();
    help(out);
    out.open("script", "type", "application/json", "id", "data");
    out.raw(PageData.of(timeline)).close("script").line();
    out.open("script").raw(script).close("script").line();
    return out.close("body").close("html").line().toString();
  }

  private static void toolbar(Html out) {
    out.open("nav", "class", "needs-script", "aria-label", "Timeline");
    button(out, "prev", "\u2191 previous (k)");
    button(out, "next", "\u2193 next (j)");
    button(out, "use", "use (u)");
    button(out, "free", "free (f)");
    button(out, "retire", "retire (r)");
    button(out, "allocate", "allocate (a)");
    button(out, "protection", "last protection (p)");
    button(out, "fold", "all steps (x)");
    out.open("label").text("filter (/) ");
    out.open("input", "type", "search", "id", "filter").close("label");
    button(out, "theme", "theme (t)");
    button(out, "help", "keys (?)");
    out.close("nav").line();
  }

  private static void button(Html out, String id, String text) {
    out.leaf("button", text, "type", "button", "data-do", id);
  }

  private static void help(Html out) {
    out.open("dialog", "id", "help", "aria-label", "Keys").leaf("h2", "Keys").open("dl").line();
    String[] keys = {
      "j k", "next, previous step (also the arrows)",
      "h l", "previous, next step of the same thread",
      "[ ]", "previous, next context switch",
      "g G", "first, last step",
      "u f r a p", "use, free, retire, allocate, last protection",
      "o", "next step that touches the selected object",
      "d", "changed values only, or all",
      "x", "all steps, or the short story",
      "/", "filter; Esc leaves it",
      "c", "copy the changelog text",
      "t", "theme: system, light, dark",
      "? Esc", "this help; close it",
    };
    for (int i = 0; i < keys.length; i += 2) {
      out.leaf("dt", keys[i]).leaf("dd", keys[i + 1]).line();
    }
    out.close("dl").leaf("button", "close", "type", "button", "data-do", "close").close("dialog");
    out.line();
  }

  private static String style() {
    String light = ":root{color-scheme:light dark;" + SvgStyle.LIGHT + "}\n";
    String dark = SvgStyle.DARK;
    return "\n"
        + light
        + "@media screen and (prefers-color-scheme:dark){:root{"
        + dark
        + "}}\n@media screen{:root[data-theme=dark]{color-scheme:dark;"
        + dark
        + "}}\n:root[data-theme=light]{color-scheme:light;"
        + SvgStyle.LIGHT
        + "}\n"
        + SvgStyle.RULES
        + resource("page.css");
  }

  private static String resource(String name) {
    try (InputStream in = HtmlRenderer.class.getResourceAsStream(name)) {
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
