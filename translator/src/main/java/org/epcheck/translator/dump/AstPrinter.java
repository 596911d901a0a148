package org.epcheck.translator.dump;

import org.epcheck.translator.ast.Ast;

/** The text of a syntax tree. */
public final class AstPrinter {
  private AstPrinter() {}

  /** One item after another, each starting on a line of its own. */
  public static String print(Ast ast) {
    StringBuilder out = new StringBuilder();
    for (Ast.Item item : ast.items()) {
      out.append(new TreeText(true).print(item, 0)).append('\n');
    }
    return out.toString();
  }
}
