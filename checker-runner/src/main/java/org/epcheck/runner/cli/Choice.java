package org.epcheck.runner.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.cli.CommandLine;
import org.epcheck.runner.plan.Selection;
import org.epcheck.translator.diagnostic.Diagnostic;
import org.epcheck.translator.diagnostic.Outcome;
import org.jspecify.annotations.Nullable;

/** What a command line chooses of a workspace, and what is wrong with that. */
final class Choice {
  private final CommandLine line;
  private final Workspace workspace;
  private final List<Diagnostic> problems = new ArrayList<>();

  Choice(CommandLine line, Workspace workspace) {
    this.line = line;
    this.workspace = workspace;
  }

  /** What is wrong with what was taken so far; more may be added. */
  List<Diagnostic> problems() {
    return problems;
  }

  /** An outcome's value; a substitute if it has none, and its diagnostics are problems. */
  <T> T take(Outcome<T> outcome, T substitute) {
    problems.addAll(outcome.diagnostics());
    T value = outcome.value();
    return value == null ? substitute : value;
  }

  /** The steps of that text; all of null. */
  List<Integer> steps(@Nullable String text) {
    return workspace.steps(text, problems);
  }

  /** The purposes' ids of that text; all of null. */
  List<String> purposes(@Nullable String text) {
    return take(Selection.names("purpose", text, workspace.purposeIds()), List.of());
  }

  /** The scenarios of that text; all of null. */
  List<String> scenarios(@Nullable String text) {
    return take(workspace.selectScenarios(text), List.of());
  }

  /** Each switch, as {@code --set} sets it or as it is preset. */
  SortedMap<String, String> switches() {
    return take(
        Selection.switches(CommonOptions.settings(line), workspace.switches()), new TreeMap<>());
  }
}
