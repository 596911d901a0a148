package org.epcheck.trace.render.svg;

/** Colours and strokes. Everything that a colour tells is also told by a pattern or a word. */
public final class SvgStyle {
  private SvgStyle() {}

  /** Rules for {@code svg.epc} in terms of custom properties; a page brings its own values. */
  public static final String RULES =
      """
      .epc{font:12px ui-monospace,"DejaVu Sans Mono",Menlo,Consolas,monospace}
      .epc text{fill:var(--ink);white-space:pre}
      .epc .paper{fill:var(--paper)}
      .epc .rule{stroke:var(--faint);stroke-dasharray:6 4}
      .epc .lane{font-weight:bold}
      .epc .function,.epc .type,.epc .holder,.epc text.n{fill:var(--dim)}
      .epc text.n{text-anchor:end}
      .epc text.object,.epc text.count{text-anchor:middle;font-size:11px}
      .epc .hit{fill:transparent}
      .epc .bar rect{fill:var(--lock)}
      .epc .bar.spin rect{fill:var(--spin)}
      .epc .bar.rcu rect{fill:none;stroke:var(--rcu);stroke-width:2;stroke-dasharray:4 3}
      .epc .gap{stroke:var(--paper);stroke-width:2}
      .epc .waiting{stroke:var(--dim);stroke-width:2;stroke-dasharray:1 5;stroke-linecap:round}
      .epc .row.wait .label,.epc .row.skip .label,.epc .row.grace .label,.epc .row.end .label{fill:var(--dim);font-style:italic}
      .epc .protection .label,.epc text.warning{fill:var(--warn)}
      .epc text.warning,.epc text.alarm{font-weight:bold}
      .epc .failure .label,.epc text.alarm{fill:var(--bad)}
      .epc .row.halt .label{fill:var(--bad);font-weight:bold}
      .epc .fatal{fill:var(--badbg);stroke:var(--bad);stroke-width:2}
      .epc .life{stroke:var(--object);fill:var(--object);fill-opacity:.55}
      .epc .life.static{fill-opacity:.15}
      .epc .life.retired{fill:url(#epc-retired);fill-opacity:1}
      .epc .life.freed{fill:url(#epc-freed);fill-opacity:1;stroke:var(--bad);stroke-dasharray:3 3}
      .epc .hatch path{stroke:var(--object);stroke-width:1.5;fill:none}
      .epc .hatch.freed path{stroke:var(--bad)}
      .epc line.mark{stroke:var(--ink);stroke-width:2}
      .epc text.mark{font-size:10px}
      .epc .mark.use,.epc .mark.free{fill:var(--bad);stroke:var(--bad)}
      .epc text.mark.use,.epc text.mark.free{stroke:none;font-weight:bold}
      .epc path.count{fill:none;stroke:var(--lock);stroke-width:2}
      .epc .held rect{fill:var(--lock);fill-opacity:.18;stroke:var(--lock)}
      .epc .held.spin rect{fill:var(--spin);stroke:var(--spin)}
      .epc .held text{text-anchor:middle;font-size:11px;font-weight:bold}
      .epc line.free{stroke:var(--faint);stroke-width:2}
      .epc .arrow path{fill:none;stroke:var(--dim);stroke-width:1.5}
      .epc .arrow.callback path{stroke:var(--object);stroke-dasharray:6 3}
      .epc .arrow.uaf path{stroke:var(--bad)}
      .epc .head path{fill:var(--dim)}
      .epc .head.callback path{fill:var(--object)}
      .epc .head.uaf path{fill:var(--bad)}
      """;

  /** Values on white. */
  public static final String LIGHT =
      "--paper:#ffffff;--ink:#1b1f24;--dim:#57606a;--faint:#c4cad1;--lock:#0b5cad;--spin:#7a3e9d;"
          + "--rcu:#0a6e4f;--object:#5b6b00;--warn:#8a4b00;--bad:#b3111d;--badbg:#fdecec;--hover:#f1f4f7";

  /** Values on black. */
  public static final String DARK =
      "--paper:#0f1318;--ink:#e6eaef;--dim:#9aa7b4;--faint:#3b4550;--lock:#6cb2ff;--spin:#d2a1f0;"
          + "--rcu:#4fd1a5;--object:#c3d163;--warn:#f2b45c;--bad:#ff7b80;--badbg:#3a1518;--hover:#1a212a";

  static final String ALONE =
      "\n.epc{"
          + LIGHT
          + "}\n@media (prefers-color-scheme:dark){.epc{"
          + DARK
          + "}}\n@media print{.epc{"
          + LIGHT
          + "}}\n"
          + RULES;
}
