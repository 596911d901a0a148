package org.epcheck.runner.translate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.epcheck.runner.spec.Fairness;
import org.epcheck.runner.spec.PropertyFile;
import org.epcheck.translator.interp.ObjectTable;
import org.epcheck.translator.type.CType;
import org.epcheck.translator.type.StructDef;

/**
 * The modules around a property of the user's: {@code Epcheck}, which it extends and which knows
 * the model's objects by their C names, and {@code Checked}, the root, in which a state that
 * violates an invariant is an error, and which has the fair runs that temporal properties are asked
 * of.
 */
final class PropertyModules {
  /** Name of the root module. */
  static final String ROOT = "Checked";

  private static final String SPEC = "SPECIFICATION Spec\n";

  /** Longer arrays have no paths to their elements. */
  private static final int MOST_ELEMENTS = 32;

  private final String module;
  private final String tla;
  private final ObjectTable objects;
  private final PropertyFile property;

  /**
   * The modules of a model.
   *
   * @param module the model's root module
   * @param tla its text
   */
  PropertyModules(String module, String tla, ObjectTable objects, PropertyFile property) {
    this.module = module;
    this.tla = tla;
    this.objects = objects;
    this.property = property;
  }

  /**
   * Files by name.
   *
   * @param config text of the model file of the model alone
   */
  SortedMap<String, String> files(String config) {
    SortedMap<String, String> files = new TreeMap<>();
    files.put(PropertyFile.NAMES + ".tla", names());
    files.put(property.module() + ".tla", property.text());
    files.put(ROOT + ".tla", root());
    String named =
        config.replace(
            "CONSTANTS\n",
            """
            CONSTANTS
              ObjectTypes <- ModelObjectTypes
              TypeFields <- ModelTypeFields
              Statics <- ModelStatics
            """);
    files.put(ROOT + ".cfg", named.replace(SPEC, "SPECIFICATION CheckedSpec\n"));
    for (PropertyFile.Temporal t : property.temporals()) {
      // Error states are left out, and with them the view: it does not go with temporal properties.
      files.put(
          PropertyFile.model(ROOT, t),
          named
                  .replace(SPEC, "SPECIFICATION " + spec(t.fairness()) + "\n")
                  .replaceAll("(VIEW|INVARIANT) .*\n", "")
              + "PROPERTY "
              + t.name()
              + "\n");
    }
    return files;
  }

  private static String spec(Fairness fairness) {
    return switch (fairness) {
      case NONE -> "AnySpec";
      case WEAK -> "WeaklyFairSpec";
      case STRONG -> "StronglyFairSpec";
    };
  }

  private String root() {
    StringBuilder s = new StringBuilder();
    s.append("---- MODULE ").append(ROOT).append(" ----\n");
    s.append("\\* Generated; do not edit. A state that violates an\n");
    s.append("\\* invariant has an error state as one more successor.\n");
    s.append("EXTENDS ").append(property.module()).append("\n\n");
    for (PropertyFile.Invariant i : property.invariants()) {
      s.append("StateLevel_").append(i.name()).append(" == ").append(i.name()).append("'\n");
    }
    for (PropertyFile.Temporal t : property.temporals()) {
      s.append("TemporalLevel_").append(t.name()).append(" == []").append(t.name()).append("\n");
    }
    String next = "Next";
    if (!property.invariants().isEmpty()) {
      next = "Next \\/ Violates";
      s.append("\nViolates ==\n  /\\ err = <<>>\n");
      String open = "  /\\ \\/ ";
      for (PropertyFile.Invariant i : property.invariants()) {
        s.append(open).append("(~").append(i.name()).append(") = TRUE /\\ Halt(<<\"");
        s.append(i.kind()).append("\", \"\", \"\", 0, <<>>>>)\n");
        open = "     \\/ ";
      }
    }
    s.append("\nCheckedSpec == Init /\\ [][").append(next).append("]_vars\n");
    if (!property.temporals().isEmpty()) {
      s.append(
          """

          \\* What temporal properties are asked of: the runs without the error states. A thread
          \\* whose next step ends its path stands before it for ever
          NextWithoutError == Next /\\ err' = <<>>
          AnySpec == Init /\\ [][NextWithoutError]_vars
          WeaklyFairSpec == AnySpec /\\ \\A t \\in Threads : WeaklyFair(t)
          StronglyFairSpec == AnySpec /\\ \\A t \\in Threads : StronglyFair(t)
          """);
    }
    return s.append("====\n").toString();
  }

  private String names() {
    Map<String, CType> types = new LinkedHashMap<>();
    List<String> typeOf = new ArrayList<>();
    List<String> statics = new ArrayList<>();
    for (ObjectTable.ModelObject o : objects.mutable()) {
      String name = o.type() instanceof CType.Struct t ? t.def().tag() : o.type().toString();
      types.putIfAbsent(name, o.type());
      typeOf.add(quoted(name));
      if (o.kind() == ObjectTable.Kind.STATIC) {
        statics.add("(" + quoted(o.name()) + " :> " + o.number() + ")");
      }
    }
    List<String> fields = new ArrayList<>();
    types.forEach(
        (name, type) -> {
          SortedMap<String, Integer> paths = new TreeMap<>();
          paths.put("", 0);
          paths(type, "", 0, paths);
          List<String> entries = new ArrayList<>();
          paths.forEach((p, offset) -> entries.add("(" + quoted(p) + " :> " + offset + ")"));
          fields.add("(" + quoted(name) + " :> (" + String.join(" @@\n      ", entries) + "))");
        });
    return "---- MODULE "
        + PropertyFile.NAMES
        + " ----\n\\* Generated; do not edit. The model's objects and fields by their C names.\n"
        + "EXTENDS "
        + module
        + ", Inspect\n\nModelObjectTypes == <<"
        + String.join(", ", typeOf)
        + ">>\n\nModelTypeFields ==\n  "
        + String.join(" @@\n  ", fields)
        + "\n\nModelStatics ==\n  "
        + (statics.isEmpty() ? "<<>>" : String.join(" @@\n  ", statics))
        + """


        \\* Whether the thread is in a function, or was called from it; not if it is `static inline'
        InFunction(t, f) ==
          \\/ Steps[pc[t]][1] = f
          \\/ \\E i \\in DOMAIN stack[t] : Steps[stack[t][i].pc][1] = f

        """
        + fairness()
        + "====\n";
  }

  /**
   * What fairness rests on. ENABLED would evaluate a thread's step without remembering any part of
   * it, in exponential time; so it is only asked where a callback or FINALLY starts.
   */
  private String fairness() {
    return """
        \\* Whether the thread has a step to another state: it is not over, does not wait, and the
        \\* step does not end its path. RCU callbacks are one thread, "rcu"
        CanGoOn(t) ==
          IF pc[t] = "Done" THEN FALSE
          ELSE IF pc[t] = "Idle" THEN CanStart(t)
          ELSE IF IsBlocked(t) THEN FALSE
          ELSE \\E c \\in 0..Steps[pc[t]][10] :
                 LET now == [Now EXCEPT !.choice = c]
                     s   == Settle(Run[t, now, "early", 0, Others(t, now)])
                 IN  ~s.dead /\\ [s EXCEPT !.errors = {}, !.choice = c] # now

        \\* Whether nothing of the thread's own changes
        StandsStill(t) == pc[t] = pc'[t] /\\ loc[t] = loc'[t] /\\ stack[t] = stack'[t]

        \\* The thread makes a step; where it leaves no mark on any thread, it may be anybody's
        MakesStep(t) == IF StandsStill(t) THEN \\A u \\in Threads : StandsStill(u) ELSE TRUE

        \\* A thread that can go on all the time does
        WeaklyFair(t) == ([]<>~CanGoOn(t)) \\/ ([]<><<MakesStep(t)>>_vars)

        \\* A thread that can go on again and again does
        StronglyFair(t) == (<>[]~CanGoOn(t)) \\/ ([]<><<MakesStep(t)>>_vars)
        """
        .replace("CanStart(t)\n", starts() + "\n");
  }

  private String starts() {
    StringBuilder s = new StringBuilder();
    if (tla.contains("\nCallback ==")) {
      s.append("IF t = \"rcu\" THEN ENABLED (Callback /\\ err' = <<>>) ELSE ");
    }
    if (tla.contains("\nFinally ==")) {
      s.append("IF t = \"end\" THEN ENABLED (Finally /\\ err' = <<>>) ELSE ");
    }
    return s.append("FALSE").toString();
  }

  private static void paths(CType type, String at, int offset, SortedMap<String, Integer> paths) {
    if (type instanceof CType.Struct s) {
      for (StructDef.Member m : s.def().members()) {
        String path = m.name().isEmpty() ? at : at.isEmpty() ? m.name() : at + "." + m.name();
        paths.putIfAbsent(path, offset + m.offset());
        paths(m.type(), path, offset + m.offset(), paths);
      }
    } else if (type instanceof CType.Array a && a.element().cells() > 0) {
      int n = a.cells() / a.element().cells();
      for (int i = 0; n <= MOST_ELEMENTS && i < n; i++) {
        String path = at + "[" + i + "]";
        paths.put(path, offset + i * a.element().cells());
        paths(a.element(), path, offset + i * a.element().cells(), paths);
      }
    }
  }

  private static String quoted(String s) {
    return '"' + s + '"';
  }
}
