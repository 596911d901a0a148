package org.epcheck.runner.purpose;

import java.util.List;
import java.util.function.Predicate;
import org.epcheck.runner.engine.FoundError;

/**
 * Which errors violate a purpose. Every part that is not empty must fit; in a part any element, but
 * for {@code in}. An element may name alternatives, {@code a|b}: what one kernel calls a, another
 * calls b.
 *
 * @param kinds of errors
 * @param objects struct tags, or C names of static objects
 * @param fields paths: the field itself and everything in it
 * @param at innermost function
 * @param in functions that are all on the stack
 * @param notIn functions of which none is on the stack
 * @param calls how the innermost function was called, and what it called
 */
public record Rule(
    List<String> kinds,
    List<String> objects,
    List<String> fields,
    List<String> at,
    List<String> in,
    List<String> notIn,
    Calls calls) {
  /**
   * Calls next to the innermost function that is no helper of the model headers.
   *
   * @param from callers of it
   * @param through helpers of the headers that are all between it and the access
   * @param notThrough helpers of which none is
   */
  public record Calls(List<String> from, List<String> through, List<String> notThrough) {
    /** Of any. */
    public static final Calls ANY = new Calls(List.of(), List.of(), List.of());

    public Calls {
      from = List.copyOf(from);
      through = List.copyOf(through);
      notThrough = List.copyOf(notThrough);
    }

    private boolean match(FoundError e) {
      return fits(from, e.stack().size() > 1 ? e.stack().get(1) : "")
          && through.stream().allMatch(f -> any(f, e.helpers()::contains))
          && notThrough.stream().noneMatch(f -> any(f, e.helpers()::contains));
    }
  }

  /** A rule that does not ask about calls. */
  public Rule(
      List<String> kinds,
      List<String> objects,
      List<String> fields,
      List<String> at,
      List<String> in,
      List<String> notIn) {
    this(kinds, objects, fields, at, in, notIn, Calls.ANY);
  }

  public Rule {
    kinds = List.copyOf(kinds);
    objects = List.copyOf(objects);
    fields = List.copyOf(fields);
    at = List.copyOf(at);
    in = List.copyOf(in);
    notIn = List.copyOf(notIn);
  }

  /** Whether the error is of those that this rule means. */
  public boolean matches(FoundError e) {
    return fits(kinds, e.kind())
        && fits(objects, e.tag())
        && (fields.isEmpty()
            || fields.stream().anyMatch(f -> any(f, name -> isInside(e.field(), name))))
        && fits(at, e.function())
        && in.stream().allMatch(f -> any(f, e.stack()::contains))
        && notIn.stream().noneMatch(f -> any(f, e.stack()::contains))
        && calls.match(e);
  }

  /** Whether an error of that kind that is of no object could be meant. */
  public boolean mayMean(String kind) {
    return fits(kinds, kind) && objects.isEmpty() && fields.isEmpty();
  }

  private static boolean fits(List<String> wanted, String actual) {
    return wanted.isEmpty() || wanted.stream().anyMatch(w -> any(w, actual::equals));
  }

  private static boolean any(String element, Predicate<String> test) {
    return alternatives(element).stream().anyMatch(test);
  }

  /** The names that an element stands for. */
  public static List<String> alternatives(String element) {
    return List.of(element.split("\\|"));
  }

  private static boolean isInside(String field, String prefix) {
    return field.equals(prefix) || field.startsWith(prefix + ".") || field.startsWith(prefix + "[");
  }
}
