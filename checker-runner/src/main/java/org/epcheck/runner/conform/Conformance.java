package org.epcheck.runner.conform;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.epcheck.translator.ast.Ast;
import org.jspecify.annotations.Nullable;

/**
 * How a tree's functions differ from our model's.
 *
 * @param functions that have operations on either side; the model's in their order, then the tree's
 *     own
 */
public record Conformance(List<Compared> functions) {
  public Conformance {
    functions = List.copyOf(functions);
  }

  /** One side. */
  public record Side(Ast unit, SortedMap<String, String> code) {}

  /**
   * A function.
   *
   * @param model line where it begins in the model, 0 if it is not there; {@code tree} likewise
   * @param lines both sides' operations, aligned
   */
  public record Compared(String name, int model, int tree, List<Line> lines) {
    public Compared {
      lines = List.copyOf(lines);
    }

    /** Whether both sides have it, with the same operations in the same order. */
    public boolean isSame() {
      return model > 0
          && tree > 0
          && lines.stream().allMatch(l -> l.model() != null && l.tree() != null);
    }
  }

  /** An operation that both sides have, or one of them. */
  public record Line(@Nullable Operation model, @Nullable Operation tree) {}

  /** Whether nothing differs. */
  public boolean isSame() {
    return functions.stream().allMatch(Compared::isSame);
  }

  /** Compares. */
  public static Conformance of(Side model, Side tree, Catalogue catalogue) {
    Map<String, SourceFunctions.Function> ours = SourceFunctions.of(model.unit(), model.code());
    Map<String, SourceFunctions.Function> theirs = SourceFunctions.of(tree.unit(), tree.code());
    Set<String> common = new LinkedHashSet<>(ours.keySet());
    common.retainAll(theirs.keySet());
    Set<String> names = new LinkedHashSet<>(ours.keySet());
    names.addAll(theirs.keySet());
    List<Compared> all = new ArrayList<>();
    for (String name : names) {
      List<Operation> a = operations(name, ours, common, catalogue);
      List<Operation> b = operations(name, theirs, common, catalogue);
      if (!a.isEmpty() || !b.isEmpty()) {
        all.add(new Compared(name, line(ours.get(name)), line(theirs.get(name)), aligned(a, b)));
      }
    }
    return new Conformance(all);
  }

  private static List<Operation> operations(
      String name,
      Map<String, SourceFunctions.Function> all,
      Set<String> common,
      Catalogue catalogue) {
    SourceFunctions.Function f = all.get(name);
    return f == null ? List.of() : SourceFunctions.operations(f, all, common, catalogue);
  }

  private static int line(SourceFunctions.@Nullable Function f) {
    return f == null ? 0 : f.span().line();
  }

  private static List<Line> aligned(List<Operation> a, List<Operation> b) {
    List<Line> lines = new ArrayList<>();
    int i = 0;
    int j = 0;
    for (AbstractDelta<String> d : DiffUtils.diff(keys(a), keys(b)).getDeltas()) {
      while (i < d.getSource().getPosition()) {
        lines.add(new Line(a.get(i++), b.get(j++)));
      }
      for (int n = 0; n < d.getSource().size(); n++) {
        lines.add(new Line(a.get(i++), null));
      }
      for (int n = 0; n < d.getTarget().size(); n++) {
        lines.add(new Line(null, b.get(j++)));
      }
    }
    while (i < a.size()) {
      lines.add(new Line(a.get(i++), b.get(j++)));
    }
    return lines;
  }

  private static List<String> keys(List<Operation> operations) {
    return operations.stream().map(Operation::key).toList();
  }

  /** How many of each kind of operation are on one side only. */
  public Map<String, Integer> differences() {
    Map<String, Integer> byKind = new LinkedHashMap<>();
    for (Compared f : functions) {
      for (Line l : f.lines()) {
        Operation only = l.model() == null ? l.tree() : l.tree() == null ? l.model() : null;
        if (only != null) {
          byKind.merge(only.kind(), 1, Integer::sum);
        }
      }
    }
    return byKind;
  }
}
