package org.epcheck.runner.tree;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.epcheck.runner.engine.GoalSpec;
import org.epcheck.runner.engine.GuardSpec;
import org.epcheck.runner.purpose.Purpose;
import org.epcheck.runner.purpose.Rule;
import org.epcheck.translator.FrontEnd;

/**
 * What of the purposes can be asked of a tree: their rules, guards and goals are names, and a tree
 * may have others.
 *
 * @param guards whose names there are
 * @param goals whose names there are; one for each pair of alternatives
 * @param gaps purposes of which a name is missing, with the first that is
 */
public record Applicable(
    List<GuardSpec> guards, List<GoalSpec> goals, SortedMap<String, String> gaps) {
  /**
   * Looks the purposes' names up.
   *
   * @param excluded purposes that cannot be asked whatever names there are, with the reason
   */
  public static Applicable of(
      List<Purpose> purposes,
      SortedMap<String, String> excluded,
      FrontEnd frontEnd,
      List<String> units,
      Map<String, String> defines) {
    Declared declared = Declared.of(frontEnd, units, defines);
    if (declared == null) {
      // The translation is going to say what is wrong.
      return new Applicable(List.of(), List.of(), new TreeMap<>());
    }
    LinkedHashSet<GuardSpec> guards = new LinkedHashSet<>();
    LinkedHashSet<GoalSpec> goals = new LinkedHashSet<>();
    SortedMap<String, String> gaps = new TreeMap<>(excluded);
    for (Purpose p : purposes) {
      missing(p, declared).ifPresent(m -> gaps.putIfAbsent(p.id(), "the tree has no " + m));
      p.guards().stream().filter(g -> missing(g, declared).isEmpty()).forEach(guards::add);
      p.goals().forEach(g -> goals.addAll(expanded(g, declared)));
    }
    return new Applicable(List.copyOf(guards), List.copyOf(goals), gaps);
  }

  private static Optional<String> missing(Purpose p, Declared d) {
    List<Optional<String>> all = new ArrayList<>();
    p.rules().forEach(r -> all.add(missing(r, d)));
    p.guards().forEach(g -> all.add(missing(g, d)));
    for (GoalSpec g : p.goals()) {
      all.add(missing(List.of(g.first(), g.second()), d.functions()::contains, "function"));
    }
    return all.stream().flatMap(Optional::stream).findFirst();
  }

  private static Optional<String> missing(Rule r, Declared d) {
    List<String> functions = new ArrayList<>(r.at());
    functions.addAll(r.in());
    functions.addAll(r.notIn());
    functions.addAll(r.calls().from());
    Optional<String> f = missing(functions, d.functions()::contains, "function");
    if (f.isPresent()) {
      return f;
    }
    Optional<String> o = missing(r.objects(), d::hasObject, "structure or static object");
    if (o.isPresent() || r.objects().isEmpty()) {
      return o;
    }
    List<String> tags = r.objects().stream().flatMap(x -> Rule.alternatives(x).stream()).toList();
    return missing(
        r.fields(),
        path -> tags.stream().anyMatch(t -> d.hasMember(t, path)),
        "member of struct " + String.join(" or ", tags) + " called");
  }

  private static Optional<String> missing(GuardSpec g, Declared d) {
    int dot = g.memory().indexOf('.');
    String tag = dot < 0 ? g.memory() : g.memory().substring(0, dot);
    boolean there = dot >= 0 && d.hasMember(tag, g.memory().substring(dot + 1));
    if (!there) {
      return Optional.of("member `" + g.memory() + "`");
    }
    return d.hasPath(tag, g.lock())
        ? Optional.empty()
        : Optional.of("lock `" + g.lock() + "` from `" + tag + "`");
  }

  private static Optional<String> missing(
      List<String> elements, Predicate<String> known, String what) {
    return elements.stream()
        .filter(e -> Rule.alternatives(e).stream().noneMatch(known))
        .findFirst()
        .map(e -> what + " `" + e.replace("|", "` or `") + "`");
  }

  private static List<GoalSpec> expanded(GoalSpec g, Declared d) {
    List<GoalSpec> all = new ArrayList<>();
    for (String first : Rule.alternatives(g.first())) {
      for (String second : Rule.alternatives(g.second())) {
        if (d.functions().contains(first) && d.functions().contains(second)) {
          all.add(new GoalSpec(g.id(), first, second));
        }
      }
    }
    return all;
  }
}
