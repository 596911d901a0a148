package org.epcheck.runner.cli;

import org.epcheck.runner.out.TextRenderer;
import org.epcheck.runner.tlc.TlcEngine;
import org.epcheck.runner.tlc.TlcJar;
import org.epcheck.runner.tlc.TlcSettings;
import org.epcheck.runner.translate.ModelTranslator;

/** The one place where the real translator, engine and renderers are put behind the ports. */
final class Joined {
  private Joined() {}

  static Wiring wiring() {
    return new Wiring(
        ModelTranslator::new,
        (jar, options) ->
            new TlcEngine(
                jar == null ? TlcJar.onClassPath() : TlcJar.of(jar), TlcSettings.of(options)),
        new TextRenderer());
  }
}
