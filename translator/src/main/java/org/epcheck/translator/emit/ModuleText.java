package org.epcheck.translator.emit;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.epcheck.translator.interp.InitialModel;
import org.epcheck.translator.interp.ObjectTable;
import org.epcheck.translator.ir.Block;
import org.epcheck.translator.ir.IrFunction;
import org.epcheck.translator.ir.Program;
import org.epcheck.translator.ir.Terminator;
import org.epcheck.translator.ir.Var;
import org.epcheck.translator.tla.TlaText;
import org.epcheck.translator.tla.TlaValue;
import org.epcheck.translator.type.CType;

/** The parts of a module around its actions. */
final class ModuleText {
  /** Width of the column of constants' names. */
  private static final int NAMES = 36;

  private final Context context;
  private final Program program;
  private final InitialModel model;
  private final EmitOptions options;
  private final Accesses accesses;

  ModuleText(Context context, EmitOptions options, Accesses accesses) {
    this.context = context;
    this.program = context.program();
    this.model = context.model();
    this.options = options;
    this.accesses = accesses;
  }

  /** Everything before the actions. Comes last: names of constants are known then. */
  void head(TlaText text) {
    String title = " MODULE " + options.module() + " ";
    int dashes = Math.max(4, (78 - title.length()) / 2);
    text.line("-".repeat(dashes) + title + "-".repeat(dashes));
    text.line("(* " + program.title().replace("*)", "* )"));
    text.line(" *");
    for (Program.ThreadDecl t : program.threads()) {
      text.line(" *   " + t.id() + "   " + t.title().replace("*)", "* )"));
    }
    text.line(" *");
    String source = program.function(program.setup()).span().file();
    text.line(
        " * Generated from " + source.replace("*)", "* )") + " and what it calls; do not edit.");
    text.line(" * One action for each step of a function. *)");
    text.line("EXTENDS Mutex, Spinlock, Rcu, Refcount, Atomic, Lifetime, Progress, TLC");
    constants(text);
    table(text);
    definitions(text);
    init(text);
    text.section("The variables with which each function begins");
    context.reach().functions().forEach(f -> locals(text, program.function(f)));
  }

  private void constants(TlaText text) {
    Map<String, Long> all = context.names().constants();
    SortedMap<String, Long> objects = new TreeMap<>();
    SortedMap<String, Long> functions = new TreeMap<>();
    SortedMap<String, Long> fields = new TreeMap<>();
    all.forEach(
        (name, value) ->
            (value <= ObjectTable.FUNCTIONS
                    ? functions
                    : value >= ObjectTable.PAGE ? objects : fields)
                .put(name, value));
    constants(text, "Functions whose address is taken", functions);
    constants(text, "Objects", objects);
    constants(text, "Fields: offsets from the start of the structure", fields);
  }

  private static void constants(TlaText text, String title, SortedMap<String, Long> constants) {
    if (constants.isEmpty()) {
      return;
    }
    text.section(title);
    // A fixed width: one long name more must not move all the others.
    constants.forEach((n, v) -> text.line(String.format("%-" + NAMES + "s == %d", n, v)));
  }

  private void definitions(TlaText text) {
    text.section("The model");
    List<String> threads = model.threads();
    text.line("ModelThreadOrder == " + strings(threads, "<<", ">>"));
    List<String> numbers = new ArrayList<>();
    for (int i = 0; i < threads.size(); i++) {
      numbers.add(threads.get(i) + " |-> " + (i + 1));
    }
    text.line("ModelTid == [" + String.join(", ", numbers) + "]");
    text.line("ModelReadonly == " + readonly());
    guards(text);
    text.line("ModelLockClasses == <<" + String.join(", ", lockClasses()) + ">>");
    text.line("ModelStackObjects == {" + String.join(", ", stackObjects()) + "}");
    text.line("ModelContinuations == {l \\in DOMAIN Steps : Steps[l][7]}");
    Set<String> dead = new LinkedHashSet<>();
    for (String f : context.reach().functions()) {
      for (Block b : program.function(f).blocks().values()) {
        deadResult(program.function(f), b.end(), dead);
      }
    }
    text.fold("ModelDeadResults == {", List.copyOf(dead), "}");
    text.fold("ModelCallbacks == {", context.callbacks(), "}");
    context.pools().forEach((n, v) -> text.blank().line(n + " == " + v));
    context.contents().forEach((n, v) -> text.blank().line(n + " == " + v));
    context
        .labelSets()
        .forEach(
            (n, f) ->
                text.blank().line(n + " == {l \\in DOMAIN Steps : Steps[l][1] = \"" + f + "\"}"));
  }

  /** The constant objects; addresses of functions by name, which a new function does not change. */
  private String readonly() {
    List<String> objects = new ArrayList<>();
    for (TlaValue o : model.constants()) {
      objects.add("<<" + String.join(", ", cells(o)) + ">>");
    }
    return "<<" + String.join(", ", objects) + ">>";
  }

  private List<String> cells(TlaValue object) {
    List<String> cells = new ArrayList<>();
    if (object instanceof TlaValue.Seq s) {
      for (TlaValue v : s.elements()) {
        String function =
            v instanceof TlaValue.Int i ? model.objects().functionAt(i.value()) : null;
        cells.add(function == null ? v.toString() : context.names().function(function));
      }
    }
    return cells;
  }

  private List<String> lockClasses() {
    ObjectTable table = model.objects();
    return table.mutable().stream().map(o -> Long.toString(table.lockClassOf(o))).toList();
  }

  private List<String> stackObjects() {
    return model.objects().mutable().stream()
        .filter(o -> o.kind() == ObjectTable.Kind.STACK)
        .map(o -> Integer.toString(o.number()))
        .toList();
  }

  private static void deadResult(IrFunction f, Terminator end, Set<String> dead) {
    Var result =
        end instanceof Terminator.Call c
            ? c.result()
            : end instanceof Terminator.CallPointer c ? c.result() : null;
    if (result != null && !f.block(end.successors().get(0)).live().contains(result)) {
      dead.add("<<\"" + end.successors().get(0) + "\", \"" + result.name() + "\">>");
    }
  }

  private void guards(TlaText text) {
    List<String> all = new ArrayList<>();
    for (ObjectTable.ModelObject o : model.objects().mutable()) {
      List<String> own = new ArrayList<>();
      for (Program.Guard g : program.guards()) {
        if (o.type() instanceof CType.Struct s && s.def().tag().equals(g.struct())) {
          List<String> path = g.path().stream().map(String::valueOf).toList();
          own.add(
              "[from |-> "
                  + g.offset()
                  + ", to |-> "
                  + (g.offset() + g.cells())
                  + ", path |-> <<"
                  + String.join(", ", path)
                  + ">>]");
        }
      }
      all.add("<<" + String.join(", ", own) + ">>");
    }
    text.fold("ModelGuards == <<", all, ">>");
  }

  private void init(TlaText text) {
    text.section("The state that the setup left");
    text.line("Init ==");
    for (String v :
        List.of(
            "pc", "loc", "stack", "mem", "life", "mark", "held", "nest", "queue", "sync", "run",
            "err")) {
      TlaValue value = model.init().get(v);
      if (value == null) {
        throw new IllegalArgumentException("no initial value of " + v);
      }
      if (v.equals("mem") && value instanceof TlaValue.Seq cells) {
        memory(text, cells);
      } else {
        String open = "  /\\ " + v + " = ";
        if (value instanceof TlaValue.Seq s) {
          text.fold(open + "<<", s.elements().stream().map(Object::toString).toList(), ">>");
        } else if (value instanceof TlaValue.Rec r) {
          text.fold(
              open + "[",
              model.threads().stream().map(t -> t + " |-> " + r.fields().get(t)).toList(),
              "]");
        } else {
          text.line(open + value);
        }
      }
    }
  }

  private void memory(TlaText text, TlaValue.Seq cells) {
    text.line("  /\\ mem = <<");
    int n = cells.elements().size();
    for (int i = 0; i < n; i++) {
      ObjectTable.ModelObject o = model.objects().mutable().get(i);
      text.line("       \\* " + (i + 1) + ": " + o.name());
      text.fold("       <<", cells(cells.elements().get(i)), i + 1 < n ? ">>," : ">>");
    }
    text.line("     >>");
  }

  private void locals(TlaText text, IrFunction f) {
    List<String> params = new ArrayList<>();
    List<String> fields = new ArrayList<>();
    Set<String> used = new LinkedHashSet<>();
    Set<Var> live = f.block(f.entry()).live();
    for (Var v : f.variables()) {
      boolean isParameter = f.parameters().contains(v);
      String p = isParameter ? context.names().bound(v.name(), used) : "0";
      if (isParameter) {
        params.add(p);
      }
      fields.add(v.name() + " |-> " + (live.contains(v) ? p : "0"));
    }
    String name = context.names().locals(f.name());
    text.line(name + (params.isEmpty() ? "" : "(" + String.join(", ", params) + ")") + " ==");
    if (fields.isEmpty()) {
      text.line("  <<>>");
    } else {
      text.fold("  [", fields, "]");
    }
    text.blank();
  }

  /** Everything after the actions. */
  List<String> tail() {
    // Named now: the head, which begins with the constants, is written last.
    readonly();
    if (model.init().get("mem") instanceof TlaValue.Seq s) {
      s.elements().forEach(this::cells);
    }
    TlaText text = new TlaText();
    addresses(text);
    steps(text);
    waiting(text);
    next(text);
    text.line("=".repeat(78));
    return text.toString().lines().toList();
  }

  private void steps(TlaText text) {
    text.section("Steps of each function");
    for (String f : context.reach().functions()) {
      List<String> labels = List.copyOf(program.function(f).blocks().keySet());
      text.line(context.names().step(f) + "(self) ==");
      boolean flat = options.dispatch() == EmitOptions.Dispatch.FLAT;
      for (int i = 0; i < labels.size(); i++) {
        String action = context.names().action(labels.get(i)) + "(self)";
        text.line(
            flat
                ? "  \\/ " + action
                : (i == 0 ? "  CASE " : "    [] ")
                    + "pc[self] = \""
                    + labels.get(i)
                    + "\" -> "
                    + action);
      }
      text.blank();
    }
    for (String t : model.threads()) {
      thread(text, t);
    }
  }

  private void thread(TlaText text, String t) {
    List<String> functions = context.reach().functionsOf(t);
    if (functions.isEmpty()) {
      return;
    }
    text.line("Thread_" + t + " ==");
    if (options.dispatch() == EmitOptions.Dispatch.FLAT) {
      functions.forEach(f -> text.line("  \\/ " + context.names().step(f) + "(\"" + t + "\")"));
    } else {
      text.line("  /\\ run \\in {\"any\", \"" + t + "\"}");
      text.line("  /\\ pc[\"" + t + "\"] \\notin {\"Done\", \"Idle\"}");
      text.line("  /\\ LET f == Steps[pc[\"" + t + "\"]][1]");
      String open = "     IN  CASE ";
      for (String f : functions) {
        text.line(open + "f = \"" + f + "\" -> " + context.names().step(f) + "(\"" + t + "\")");
        open = "           [] ";
      }
    }
    text.blank();
  }

  private void table(TlaText text) {
    text.section(
        "Each step: function; what it begins with, variable, offset, writes, plain; continuation");
    text.line("Steps == [");
    text.line("  Done |-> <<\"\", \"\", \"\", 0, FALSE, FALSE, FALSE>>,");
    text.line("  Idle |-> <<\"\", \"\", \"\", 0, FALSE, FALSE, FALSE>>,");
    List<String> rows = new ArrayList<>();
    for (String f : context.reach().functions()) {
      for (Block b : program.function(f).blocks().values()) {
        rows.add(
            b.label()
                + " |-> <<\""
                + f
                + "\", "
                + accesses.table().get(b.label())
                + (b.continuation() ? ", TRUE>>" : ", FALSE>>"));
      }
    }
    for (int i = 0; i < rows.size(); i++) {
      String row = "  " + rows.get(i) + (i + 1 < rows.size() ? "," : "]");
      int arrow = row.indexOf("|->") + 3;
      if (row.length() <= TlaText.WIDTH) {
        text.line(row);
      } else {
        text.line(row.substring(0, arrow)).line("   " + row.substring(arrow));
      }
    }
  }

  private void addresses(TlaText text) {
    text.section("Where steps access memory");
    text.line("Address(self) ==");
    text.line("  LET step == Steps[pc[self]]");
    text.line("      l == loc[self]");
    text.line("  IN  IF step[3] = \"\" THEN step[4]");
    accesses
        .others()
        .forEach(
            (label, address) ->
                text.line("      ELSE IF pc[self] = \"" + label + "\" THEN " + address));
    text.line("      ELSE l[step[3]] + step[4]");
  }

  private void waiting(TlaText text) {
    text.section("Where threads wait, and what they are about to access");
    text.line("IsBlocked(self) ==");
    text.line("  LET what == Steps[pc[self]][2]");
    text.line("  IN  CASE what = \"lock\" -> IsTaken(Address(self))");
    text.line("        [] what = \"await\" -> IsAwaiting(Address(self))");
    text.line("        [] what = \"grace\" -> IsGracePending(self)");
    text.line("        [] OTHER -> FALSE");
    if (options.dataRaces()) {
      text.blank();
      text.line("Access(self) ==");
      text.line("  LET step == Steps[pc[self]]");
      text.line("  IN  IF step[2] = \"access\" THEN <<Address(self), step[5], step[6]>> ELSE <<>>");
      text.blank();
      text.line("DataRace == ReportDataRace(Access)");
    }
  }

  private void next(TlaText text) {
    text.section("The specification");
    text.line("Deadlock == ReportDeadlock(IsBlocked)").blank();
    Set<String> callbacks = context.reach().callbacks();
    if (!callbacks.isEmpty()) {
      text.line("Callback ==");
      text.line("  /\\ pc[\"rcu\"] = \"Idle\"");
      text.line("  /\\ run = \"any\"");
      text.line("  /\\ \\E q \\in queue :");
      text.line("       /\\ q.wait = {}");
      String open = "       /\\ CASE ";
      for (String f : callbacks) {
        text.line(
            open
                + "q.fn = "
                + context.names().function(f)
                + " -> StartCallback(q, \""
                + program.function(f).entry()
                + "\", "
                + context.names().locals(f)
                + "(q.head))");
        open = "            [] ";
      }
      text.blank();
    }
    String finish = program.finish();
    if (finish != null) {
      text.line(
          "Finally == StartEnd(\""
              + program.function(finish).entry()
              + "\", "
              + context.names().locals(finish)
              + ")");
      text.blank();
    }
    text.line("Next ==");
    for (String t : model.threads()) {
      if (!context.reach().functionsOf(t).isEmpty()) {
        text.line("  \\/ Thread_" + t);
      }
    }
    if (!callbacks.isEmpty()) {
      text.line("  \\/ Callback");
    }
    if (finish != null) {
      text.line("  \\/ Finally");
    }
    text.line("  \\/ Deadlock");
    if (options.dataRaces()) {
      text.line("  \\/ DataRace");
    }
    text.blank().line("Spec == Init /\\ [][Next]_vars").blank();
  }

  /** The model file. */
  String modelFile() {
    TlaText text = new TlaText();
    text.line("\\* Generated; do not edit.");
    text.line("SPECIFICATION Spec");
    text.line("CONSTANTS");
    for (String c :
        List.of(
            "ThreadOrder",
            "Tid",
            "Readonly",
            "Guards",
            "LockClasses",
            "StackObjects",
            "Continuations",
            "DeadResults")) {
      text.line("  " + c + " <- Model" + c);
    }
    text.line("VIEW View");
    text.line("INVARIANT NoError");
    text.line("CHECK_DEADLOCK FALSE");
    return text.toString();
  }

  private static List<String> quoted(List<String> labels) {
    return labels.stream().map(l -> "\"" + l + "\"").toList();
  }

  private static String strings(List<String> items, String open, String close) {
    return open + String.join(", ", quoted(items)) + close;
  }
}
