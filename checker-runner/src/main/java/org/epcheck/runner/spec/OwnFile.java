package org.epcheck.runner.spec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.epcheck.translator.diagnostic.Code;
import org.epcheck.translator.diagnostic.Diagnostic;
import org.epcheck.translator.diagnostic.Outcome;

/**
 * A file of the user's that counts as one of the library.
 *
 * @param name in the library, for example {@code scenarios/mine.c}
 */
public record OwnFile(String name, String text) {

  /** A scenario's file; KR302 if it cannot be read. Its name in the library is the file's own. */
  public static Outcome<OwnFile> scenario(String given, Path path) {
    try {
      return Outcome.ok(new OwnFile(Sources.scenarioFile(nameOf(given)), Files.readString(path)));
    } catch (IOException e) {
      return Outcome.failed(
          Diagnostic.of(
              Code.KR302,
              null,
              "cannot read the scenario `" + given + "`",
              "--scenario takes names (`epcheck list scenarios`) or paths of C files"));
    }
  }

  /** Whether what was given for a scenario is a path and no name. */
  public static boolean isPath(String given) {
    return given.contains("/") || given.endsWith(".c");
  }

  /** The scenario's name: the file's without folder and ending. */
  public static String nameOf(String given) {
    return given.substring(given.lastIndexOf('/') + 1).replaceFirst("\\.c$", "");
  }
}
