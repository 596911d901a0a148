package org.epcheck.trace.render.html;

import java.util.Map;
import org.epcheck.trace.render.Words;
import org.epcheck.trace.render.svg.SvgStyle;
import org.epcheck.trace.timeline.Timeline;

/**
 * One page for one counterexample: no request of any kind, its own style and script allowed by
 * their hashes and nothing else; readable without the script. The same timeline gives the same
 * bytes.
 */
public final class HtmlRenderer {
  /** Where links to other pages go, if there are any. */
  private static final String NEIGHBOURS = "<!--pages-->";

  private HtmlRenderer() {}

  /** The page. */
  public static String render(Timeline timeline) {
    String script = Document.resource("page.js");
    Html out = new Html();
    Document.begin(
        out, timeline.verdict().title(), SvgStyle.RULES + Document.resource("page.css"), script);
    out.raw(NEIGHBOURS).line();
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
    Document.end(out);
    return out.toString();
  }

  /**
   * A page with links to others.
   *
   * @param page of {@link #render}
   * @param links what they say, and where they lead
   */
  public static String linked(String page, Map<String, String> links) {
    Html nav = new Html();
    nav.open("nav", "class", "pages", "aria-label", "Counterexamples");
    links.forEach((text, href) -> nav.leaf("a", Words.clean(text), "href", href));
    nav.close("nav");
    int at = page.indexOf(NEIGHBOURS);
    return at < 0 ? page : page.substring(0, at) + nav + page.substring(at + NEIGHBOURS.length());
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
      "s", "select the failing object, then the others in turn",
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
}
