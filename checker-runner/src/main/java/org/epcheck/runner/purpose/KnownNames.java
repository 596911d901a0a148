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
    return p.rules().stream()
        .flatMap(r -> r.kinds().stream())
        .filter(k -> Rule.alternatives(k).stream().noneMatch(this::isKind))
        .distinct()
        .map(k -> new Unknown(k, "kind of error", kinds))
        .toList();
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
      look(r.objects().stream(), this::isWord, "structure or static object", all);
      look(r.fields().stream(), this::isPath, "member", all);
      look(functions(r), this::isWord, "function", all);
    }
    for (GuardSpec g : p.guards()) {
      look(Stream.of(g.memory()), this::isPath, "member", all);
      look(Stream.of(g.lock()), this::isPath, "lock", all);
    }
    for (GoalSpec g : p.goals()) {
      look(Stream.of(g.first(), g.second()), this::isWord, "function", all);
    }
    return all.stream().distinct().toList();
  }

  private static Stream<String> functions(Rule r) {
    return Stream.of(
            r.at(),
            r.in(),
            r.notIn(),
            r.calls().from(),
            r.calls().through(),
            r.calls().notThrough())
        .flatMap(List::stream);
  }

  private void look(
      Stream<String> names, Predicate<String> isThere, String what, List<Unknown> to) {
    names
        .filter(n -> Rule.alternatives(n).stream().noneMatch(isThere))
        .forEach(n -> to.add(new Unknown(n, what, words)));
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
