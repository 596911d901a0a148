package org.epcheck.runner.plan;

import java.util.Collection;
import org.epcheck.translator.diagnostic.Code;
import org.epcheck.translator.diagnostic.Diagnostic;
import org.epcheck.translator.diagnostic.Spelling;

/** Helps with misspelt names. */
public final class Names {
  private Names() {}

  /** KR201 for a name that is not known: did you mean, or the list. */
  public static Diagnostic unknown(String what, String name, Collection<String> known) {
    String near = Spelling.help(name, known);
    String list = String.join(", ", known);
    return Diagnostic.of(
        Code.KR201,
        null,
        "unknown " + what + " `" + name + "`",
        (near == null ? "" : near + " ") + "known: " + list);
  }
}
