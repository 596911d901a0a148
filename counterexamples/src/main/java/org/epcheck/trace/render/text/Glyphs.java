package org.epcheck.trace.render.text;

/** The drawing characters of the terminal form. */
record Glyphs(
    String lockTop,
    String lock,
    String lockEnd,
    String heavy,
    String spinTop,
    String spin,
    String spinEnd,
    String twin,
    String rcuTop,
    String rcu,
    String rcuEnd,
    String dashed,
    String waitTop,
    String pause,
    String rule,
    String grace,
    String arrow,
    String fatal,
    String mark,
    String dot,
    String dots) {
  static final Glyphs UNICODE =
      new Glyphs(
          "┏", "┃", "┗", "━", "╔", "║", "╚", "═", "┌", "╎", "└", "╌", "┄", "┊", "─", "┄", "→", "✗",
          "◄", "·", "…");
  static final Glyphs ASCII =
      new Glyphs(
          "+", "|", "+", "=", "+", "H", "+", "#", "+", ":", "+", "-", "~", "~", "-", "~", "->", "X",
          "<", ".", "..");
}
