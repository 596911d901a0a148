package org.epcheck.trace.render.html;

import java.util.List;
import org.epcheck.trace.render.Words;

/**
 * The page that leads to all others: a matrix of verdicts, each with a link to its counterexample
 * or to what it rests on. No script, no request.
 *
 * @param columns heads of the columns, with what they are in full
 * @param rows purposes, then what belongs to none
 * @param foot the row below: where a bisect may stop
 * @param text the same as plain text, with all that a table has no room for
 */
public record IndexPage(
    String title, String subtitle, List<Head> columns, List<Row> rows, Row foot, String text) {
  public IndexPage {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  /** A column. */
  public record Head(String name, String title) {}

  /**
   * A row.
   *
   * @param kind {@code main}, {@code variant}, {@code other}
   */
  public record Row(String name, String title, String claim, String kind, List<Cell> cells) {
    public Row {
      cells = List.copyOf(cells);
    }
  }

  /**
   * A cell.
   *
   * @param mark as in the text, for example {@code X91}
   * @param words the same in words
   * @param state {@code ok}, {@code violated}, {@code open} (neither), {@code none}
   * @param href where it leads, or empty
   */
  public record Cell(String mark, String words, String state, String href) {}

  /** The page. */
  public String render() {
    Html out = new Html();
    Document.begin(out, title, Document.resource("page.css") + Document.resource("index.css"), "");
    out.open("header", "class", "top").leaf("h1", Words.clean(title)).line();
    out.leaf("p", Words.clean(subtitle)).close("header").line();
    out.open("main", "class", "index").open("section").line();
    out.leaf("h2", "Which step keeps which purpose").line();
    out.open("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", "Matrix");
    out.open("table", "class", "matrix").open("thead").open("tr");
    out.leaf("th", "purpose", "scope", "col").leaf("th", "claim", "scope", "col");
    for (Head h : columns) {
      out.leaf("th", h.name(), "scope", "col", "title", Words.clean(h.title()));
    }
    out.close("tr").close("thead").line().open("tbody").line();
    rows.forEach(r -> row(out, r));
    out.close("tbody").line().open("tfoot").line();
    row(out, foot);
    out.close("tfoot").close("table").close("div").line();
    legend(out);
    out.close("section").line();
    out.open("section").leaf("h2", "The steps").open("ul", "class", "patches").line();
    columns.forEach(h -> out.leaf("li", Words.clean(h.name() + ": " + h.title())).line());
    out.close("ul").close("section").line();
    out.open("section").leaf("h2", "In full");
    out.leaf("pre", text, "tabindex", "0").close("section").line().close("main").line();
    Document.end(out);
    return out.toString();
  }

  private static void row(Html out, Row r) {
    out.open("tr", "class", r.kind()).open("th", "scope", "row");
    out.leaf("b", Words.clean(r.name())).text(" " + Words.clean(r.title())).close("th");
    out.leaf("td", Words.clean(r.claim()), "class", "claim");
    for (Cell c : r.cells()) {
      out.open("td", "class", "cell " + c.state());
      if (c.href().isEmpty()) {
        out.leaf("span", c.mark(), "title", Words.clean(c.words()));
      } else {
        out.leaf("a", c.mark(), "href", c.href(), "title", Words.clean(c.words()));
      }
      out.close("td");
    }
    out.close("tr").line();
  }

  private static void legend(Html out) {
    out.open("p", "class", "legend").line();
    out.leaf("span", "ok", "class", "ok")
        .text(" no violation within the bounds; leads to the run. ");
    out.leaf("span", "Xn", "class", "violated").text(" violated; leads to a trace of n steps. ");
    out.leaf("span", "? vac err", "class", "open").text(" not settled: never counted as ok. ");
    out.text("Rows in italics are another reading of the purpose above and do not count below.");
    out.close("p").line();
  }
}
