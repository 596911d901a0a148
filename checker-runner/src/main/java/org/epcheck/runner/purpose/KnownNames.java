package org.epcheck.runner.purpose;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.epcheck.runner.engine.GoalSpec;
import org.epcheck.runner.engine.GuardSpec;
import org.epcheck.runner.spec.PropertyFile;

/**
 * The names that purposes can be made of, taken from the text of the C code: a purpose with a
 * misspelt name would be violated by nothing, and so be found ok. What stands nowhere in the text
 * is no name; more is not asked.
 */
public final class KnownNames {
  private static final Pattern WORD = Pattern.compile("[A-Za-z_]\\w*");
  private static final Pattern LITERAL = Pattern.compile("\"([^\"\\n]*)\"");
  private static final Pattern BEFORE_PASTE = Pattern.compile("(\\w+)\\s*##");
  private static final Pattern AFTER_PASTE = Pattern.compile("##\\s*(\\w+)");

  private final TreeSet<String> words = new TreeSet<>();
  private final TreeSet<String> kinds;
  private final TreeSet<String> starts = new TreeSet<>();
  private final TreeSet<String> ends = new TreeSet<>();
  private final TreeSet<String> literals = new TreeSet<>();

  /**
   * Of C code.
   *
   * @param texts all files, of all steps
   * @param kinds of errors that there are whatever the code says
   */
  public KnownNames(Collection<String> texts, Collection<String> kinds) {
    this.kinds = new TreeSet<>(kinds);
    for (String text : Set.copyOf(texts)) {
      collect(WORD, 0, text, words);
      collect(LITERAL, 1, text, literals);
      collect(BEFORE_PASTE, 1, text, starts);
      collect(AFTER_PASTE, 1, text, ends);
    }
  }

  private static void collect(Pattern p, int group, String text, Set<String> into) {
    Matcher m = p.matcher(text);
    while (m.find()) {
      into.add(m.group(group));
    }
  }

  /**
   * A name that nothing has.
   *
   * @param name as the purpose has it, alternatives included
   * @param what it should be, in words
   * @param candidates what may be meant
   */
  public record Unknown(String name, String what, Set<String> candidates) {
    public Unknown {
      candidates = Collections.unmodifiableSet(candidates);
    }
  }

  /** Kinds of errors that nothing can raise. */
  public List<Unknown> kinds(Purpose p) {
    return kinds(p.rules().stream().flatMap(r -> r.kinds().stream()).distinct().toList());
  }

  /** The same of a list of kinds. */
  public List<Unknown> kinds(Collection<String> kinds) {
    return unknown(kinds, this::isKind, "kind of error", this.kinds);
  }

  private boolean isKind(String kind) {
    return kinds.contains(kind)
        || literals.contains(kind)
        || kind.startsWith("bound-")
        || kind.startsWith(PropertyFile.KIND);
  }

  /** Functions, objects and members that the code does not have. */
  public List<Unknown> names(Purpose p) {
    List<Unknown> all = new ArrayList<>();
    for (Rule r : p.rules()) {
      all.addAll(objects(r.objects()));
      all.addAll(members(r.fields()));
      all.addAll(functions(functionsOf(r)));
    }
    for (GuardSpec g : p.guards()) {
      all.addAll(members(List.of(g.memory())));
      all.addAll(locks(List.of(g.lock())));
    }
    for (GoalSpec g : p.goals()) {
      all.addAll(functions(List.of(g.first(), g.second())));
    }
    return all.stream().distinct().toList();
  }

  private static List<String> functionsOf(Rule r) {
    return Stream.of(
            r.at(),
            r.in(),
            r.notIn(),
            r.calls().from(),
            r.calls().through(),
            r.calls().notThrough())
        .flatMap(List::stream)
        .toList();
  }

  /** Structures and static objects that the code does not have. */
  public List<Unknown> objects(Collection<String> names) {
    return unknown(names, this::isWord, "structure or static object", words);
  }

  /** Functions that it does not have. */
  public List<Unknown> functions(Collection<String> names) {
    return unknown(names, this::isWord, "function", words);
  }

  /** Paths to members that it does not have. */
  public List<Unknown> members(Collection<String> paths) {
    return unknown(paths, this::isPath, "member", words);
  }

  /** Locks, as names or as paths, that it does not have. */
  public List<Unknown> locks(Collection<String> paths) {
    return unknown(paths, this::isPath, "lock", words);
  }

  private static List<Unknown> unknown(
      Collection<String> names, Predicate<String> isThere, String what, Set<String> candidates) {
    return names.stream()
        .filter(n -> Rule.alternatives(n).stream().noneMatch(isThere))
        .map(n -> new Unknown(n, what, candidates))
        .toList();
  }

  private boolean isPath(String path) {
    Matcher m = WORD.matcher(path);
    boolean is = true;
    while (m.find()) {
      is &= isWord(m.group());
    }
    return is;
  }

  /** Whether the text has the name, or makes it of two parts. */
  private boolean isWord(String name) {
    return words.contains(name)
        || starts.stream()
            .anyMatch(s -> name.startsWith(s) && words.contains(name.substring(s.length())))
        || ends.stream()
            .anyMatch(
                e ->
                    name.endsWith(e)
                        && words.contains(name.substring(0, name.length() - e.length())));
  }
}
