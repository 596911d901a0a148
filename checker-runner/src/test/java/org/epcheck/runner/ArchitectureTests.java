package org.epcheck.runner;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@AnalyzeClasses(packages = "org.epcheck", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {
  private static final Pattern EPOLL =
      Pattern.compile("(?i)epoll|eventpoll|epitem|epmutex|f_ep_links|\\bep_[a-z]");

  @ArchTest
  static final ArchRule TRANSLATOR_IS_ALONE =
      noClasses()
          .that()
          .resideInAPackage("org.epcheck.translator..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.epcheck.trace..", "org.epcheck.runner..");

  @ArchTest
  static final ArchRule COUNTEREXAMPLES_ARE_ALONE =
      noClasses()
          .that()
          .resideInAPackage("org.epcheck.trace..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.epcheck.translator..", "org.epcheck.runner..");

  @ArchTest
  static final ArchRule ONE_DOOR_TO_TLC =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.epcheck.runner.tlc..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("tlc2..", "tla2sany..", "util..", "pcal..");

  @ArchTest
  static final ArchRule ONE_DOOR_TO_PROCESSES =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.epcheck.runner.tlc..")
          .should()
          .dependOnClassesThat()
          .areAssignableTo(ProcessBuilder.class);

  @ArchTest
  static final ArchRule OPTIONS_ARE_PARSED_ONCE =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.epcheck.runner.cli..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.commons.cli..");

  @ArchTest
  static final ArchRule NOBODY_LOOKS_UP_TO_THE_COMMAND_LINE =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.epcheck.runner.cli..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.epcheck.runner.cli..");

  @ArchTest
  static final ArchRule ENVIRONMENT_IS_READ_ONCE =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.epcheck.runner.cli..")
          .should()
          .callMethod(System.class, "getenv")
          .orShould()
          .callMethod(System.class, "getenv", String.class);

  /** What is true of one subsystem belongs in specs, not in Java. */
  @Test
  void noJavaFileKnowsEpoll() throws IOException {
    List<String> found = new ArrayList<>();
    int files = 0;
    for (String module : List.of("translator", "counterexamples", "checker-runner")) {
      Path root = Path.of("..", module, "src", "main", "java");
      try (Stream<Path> s = Files.walk(root)) {
        for (Path p : s.filter(f -> f.toString().endsWith(".java")).toList()) {
          files++;
          for (String line : Files.readAllLines(p)) {
            String code = line.strip();
            boolean comment =
                code.startsWith("*") || code.startsWith("//") || code.startsWith("/*");
            if (!comment && EPOLL.matcher(code).find()) {
              found.add(p.getFileName() + ": " + code);
            }
          }
        }
      }
    }
    assertEquals(List.of(), found);
    assertTrue(files > 50, "only " + files + " files looked at");
  }
}
