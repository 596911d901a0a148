package org.epcheck.translator.pass;

import java.util.Set;
import org.epcheck.translator.ir.Var;

/**
 * Provisional names of variables, {@code ep#2} or inlined {@code entry#1@}, and what a final name
 * may be.
 */
final class Names {
  /** Words that TLA+ keeps for itself. */
  private static final Set<String> RESERVED =
      Set.of(
          "ACTION",
          "ASSUME",
          "ASSUMPTION",
          "AXIOM",
          "BY",
          "CASE",
          "CHOOSE",
          "CONSTANT",
          "CONSTANTS",
          "COROLLARY",
          "DEF",
          "DEFINE",
          "DEFS",
          "DOMAIN",
          "ELSE",
          "ENABLED",
          "EXCEPT",
          "EXTENDS",
          "HAVE",
          "HIDE",
          "IF",
          "IN",
          "INSTANCE",
          "LAMBDA",
          "LEMMA",
          "LET",
          "LOCAL",
          "MODULE",
          "NEW",
          "OBVIOUS",
          "OMITTED",
          "ONLY",
          "OTHER",
          "PICK",
          "PROOF",
          "PROPOSITION",
          "PROVE",
          "QED",
          "RECURSIVE",
          "SF_",
          "STATE",
          "SUBSET",
          "SUFFICES",
          "TAKE",
          "TEMPORAL",
          "THEN",
          "THEOREM",
          "UNCHANGED",
          "UNION",
          "USE",
          "VARIABLE",
          "VARIABLES",
          "WF_",
          "WITH",
          "WITNESS",
          "TRUE",
          "FALSE",
          "BOOLEAN",
          "STRING");

  private Names() {}

  /** The C name, or {@code t}, {@code t_hint}. */
  static String base(Var v) {
    int hash = v.name().indexOf('#');
    return hash < 0 ? v.name() : v.name().substring(0, hash);
  }

  static int number(Var v) {
    int hash = v.name().indexOf('#');
    return hash < 0 ? 0 : Integer.parseInt(v.name().substring(hash + 1).replace("@", ""));
  }

  /** The provisional name of a copy of a variable that inlining makes. */
  static String inlined(Var v, int number) {
    return base(v) + "#" + number + "@".repeat(depth(v) + 1);
  }

  /** In how many inlined calls the variable lies. */
  private static int depth(Var v) {
    return (int) v.name().chars().filter(c -> c == '@').count();
  }

  /** Whether the name of {@code a} says more than that of {@code b}. */
  static boolean isBetter(Var a, Var b) {
    if (isTemporary(a) != isTemporary(b)) {
      return isTemporary(b);
    }
    return depth(a) < depth(b);
  }

  static boolean isTemporary(Var v) {
    String base = base(v);
    return base.equals("t") || base.startsWith("t_");
  }

  /** A TLA+ identifier that is no reserved word. */
  static String identifier(String name) {
    String s = name.replaceAll("[^A-Za-z0-9_]", "_");
    boolean bad =
        RESERVED.contains(s)
            || s.startsWith("WF_")
            || s.startsWith("SF_")
            || !s.matches(".*[A-Za-z].*")
            || s.matches("[0-9].*");
    return bad ? "v_" + s : s;
  }
}
