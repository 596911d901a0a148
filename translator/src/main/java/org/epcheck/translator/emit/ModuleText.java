package org.epcheck.translator.emit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.epcheck.translator.interp.Discipline;
import org.epcheck.translator.interp.InitialModel;
import org.epcheck.translator.interp.ObjectTable;
import org.epcheck.translator.ir.BlindLoads;
import org.epcheck.translator.ir.Block;
import org.epcheck.translator.ir.Instr;
import org.epcheck.translator.ir.IrFunction;
import org.epcheck.translator.ir.Loops;
import org.epcheck.translator.ir.Program;
import org.epcheck.translator.ir.Sections;
import org.epcheck.translator.ir.Terminator;
import org.epcheck.translator.ir.Var;
import org.epcheck.translator.tla.TlaText;
import org.epcheck.translator.tla.TlaValue;
import org.epcheck.translator.type.CType;
import org.jspecify.annotations.Nullable;

/** The parts of a module around its actions. */
final class ModuleText {
  /** The constants of the modules in specs/kernel that are values, and those that are operators. */
  private static final List<String> CONSTANTS =
      List.of(
          "ThreadOrder",
          "Tid",
          "Readonly",
          "Guards",
          "LockClasses",
          "StackObjects",
          "DeadResults",
          "Rules",
          "Lasting",
          "Steps",
          "HasFutures",
          "Stray",
          "Loose");

  /** Where a row of the table of steps may be broken. */
  private static final String LAST_COLUMNS = "\n";

  private static final List<String> OPERATORS = List.of("Step", "AddressIn");

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
    if (options.blocks() != null) {
      text.line(
          " * Steps that no schedule comes to are left out; to come to one is an error of TLC.");
    }
    text.line(
        " * One operator for each step of a function: from a thread and a state to the next state. *)");
    text.line("EXTENDS Mutex, Spinlock, Rcu, Refcount, Atomic, Lifetime, Progress, Movers, TLC");
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
    rules(text);
    text.line("ModelLockClasses == <<" + String.join(", ", lockClasses()) + ">>");
    text.line("ModelStackObjects == {" + String.join(", ", stackObjects()) + "}");
    Set<String> dead = new LinkedHashSet<>();
    for (String f : context.reach().functions()) {
      for (Block b : context.reach().blocks(program.function(f))) {
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

  private void rules(TlaText text) {
    Discipline discipline = options.discipline();
    List<String> lasting = new ArrayList<>();
    if (!discipline.isOn()) {
      text.line("ModelRules == <<>>");
    } else {
      text.line("ModelRules == <<");
      for (int o = 0; o < discipline.objects(); o++) {
        List<String> cells = new ArrayList<>();
        for (int c = 0; c < discipline.cells(o); c++) {
          cells.add("<<" + String.join(", ", rule(discipline.rule(o, c))) + ">>");
        }
        text.line("  \\* " + (o + 1) + ": " + model.objects().mutable().get(o).name());
        text.fold("  <<", cells, o + 1 < discipline.objects() ? ">>," : ">>");
        if (discipline.isLasting(o)) {
          lasting.add(Integer.toString(o + 1));
        }
      }
      text.line(">>");
    }
    text.fold("ModelLasting == {", lasting, "}");
  }

  private static List<String> rule(int[] rule) {
    return Arrays.stream(rule).mapToObj(Integer::toString).toList();
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
            "pc", "loc", "stack", "mem", "life", "mark", "owner", "held", "nest", "queue", "sync",
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
    text.section("The constants of the kernel modules");
    text.line(
        "\\* TLC evaluates what the model file puts in a constant's place at every use; but a");
    text.line("\\* definition only once.");
    CONSTANTS.forEach(c -> text.line("The" + c + " == Model" + c));
    text.section("The step at each label");
    text.line("ModelBlocks == [");
    List<String> labels = blockLabels();
    for (int i = 0; i < labels.size(); i++) {
      String label = labels.get(i);
      String end = i + 1 < labels.size() ? ")," : ")]";
      text.line("  " + label + " |-> Block(" + context.names().action(label) + end);
    }
    text.blank();
    text.line("ModelStep(self, s) == ModelBlocks[s.pc[self]][self, s]").blank();
    // A step that looks at a variable would see it as it was before all steps made at once.
    text.line("\\* No step looks at a variable, only at s: an assumption must be constant");
    text.line("ASSUME DOMAIN ModelBlocks # {}");
  }

  private void table(TlaText text) {
    text.section("Each step (module Movers)");
    FutureText futures = new FutureText(options.discipline(), model.threads(), labels());
    futures(text, futures);
    text.line("\\* function, what it begins with, variable, offset, writes, plain, continuation,");
    text.line("\\* blind, loop head, alternatives - 1, what each thread may do from there on,");
    text.line("\\* whether more steps than local ones must follow at once");
    text.line("ModelSteps == [");
    String none = " |-> <<\"\", \"\", \"\", 0, FALSE, FALSE, FALSE, FALSE, FALSE, 0, ";
    text.line("  Done" + none + futures.row("Done") + ", FALSE>>,");
    text.line("  Idle" + none + futures.row("Idle") + ", FALSE>>,");
    List<String> rows = new ArrayList<>();
    Set<String> openers = Sections.openers(program);
    for (String name : context.reach().functions()) {
      IrFunction f = program.function(name);
      Set<String> loops = Loops.heads(f);
      for (Block b : context.reach().blocks(f)) {
        Instr first = b.instrs().isEmpty() ? null : b.instrs().get(0);
        rows.add(
            b.label()
                + " |-> <<\""
                + name
                + "\", "
                + accesses.table().get(b.label())
                + flag(b.continuation())
                + flag(first != null && BlindLoads.isBlind(f, b, first))
                + flag(loops.contains(b.label()))
                + ", "
                + alternatives(b, first)
                + ","
                + LAST_COLUMNS
                + futures.row(b.label())
                + flag(openers.contains(b.label()))
                + ">>");
      }
    }
    for (int i = 0; i < rows.size(); i++) {
      row(text, rows.get(i) + (i + 1 < rows.size() ? "," : "]"));
    }
  }

  /** A row on one line, or on two or three: at its first arrow, and at the last columns. */
  private static void row(TlaText text, String row) {
    String whole = "  " + row.replace(LAST_COLUMNS, " ");
    int arrow = whole.indexOf("|->") + 3;
    if (whole.length() <= TlaText.WIDTH) {
      text.line(whole);
      return;
    }
    text.line(whole.substring(0, arrow));
    String rest = "   " + whole.substring(arrow);
    if (rest.length() <= TlaText.WIDTH) {
      text.line(rest);
      return;
    }
    int last = row.indexOf(LAST_COLUMNS);
    text.line("    " + row.substring(arrow - 1, last));
    text.line("      " + row.substring(last + 1));
  }

  private static String flag(boolean on) {
    return on ? ", TRUE" : ", FALSE";
  }

  private List<String> labels() {
    List<String> labels = new ArrayList<>(List.of("Done", "Idle"));
    labels.addAll(blockLabels());
    return labels;
  }

  private List<String> blockLabels() {
    List<String> labels = new ArrayList<>();
    for (String f : context.reach().functions()) {
      context.reach().blocks(program.function(f)).forEach(b -> labels.add(b.label()));
    }
    return labels;
  }

  private void futures(TlaText text, FutureText futures) {
    Discipline discipline = options.discipline();
    text.line("ModelHasFutures == " + (discipline.hasFutures() ? "TRUE" : "FALSE"));
    text.fold("ModelStray == {", rule(discipline.stray()), "}");
    text.fold("ModelLoose == {", rule(discipline.loose()), "}");
    if (discipline.hasFutures()) {
      futures.write(text);
    }
    text.blank();
  }

  /** How many alternatives a block has besides the first. */
  private static int alternatives(Block block, @Nullable Instr first) {
    int more =
        first instanceof Instr.Choose c
            ? c.count() - 1
            : first instanceof Instr.Allocate a && a.mayFail() ? 1 : 0;
    if (more > 0 && block.continuation()) {
      throw new IllegalArgumentException(
          block.label() + ": a choice where no other thread may run");
    }
    return more;
  }

  private void addresses(TlaText text) {
    text.section("Where steps access memory");
    text.line("ModelAddressIn(self, s) ==");
    text.line("  LET step == Steps[s.pc[self]]");
    text.line("      l == s.loc[self]");
    text.line("  IN  IF step[3] = \"\" THEN step[4]");
    accesses
        .others()
        .forEach(
            (label, address) ->
                text.line("      ELSE IF s.pc[self] = \"" + label + "\" THEN " + address));
    text.line("      ELSE l[step[3]] + step[4]");
  }

  private void waiting(TlaText text) {
    text.section("Where threads wait, and what they are about to access");
    text.line("IsBlocked(self) ==");
    text.line("  LET what == Steps[pc[self]][2]");
    text.line("  IN  CASE what = \"lock\" -> IsTaken(Now, AddressIn(self, Now))");
    text.line("        [] what = \"await\" -> IsAwaiting(Now, AddressIn(self, Now))");
    text.line("        [] what = \"grace\" -> IsGracePending(Now, self)");
    text.line("        [] OTHER -> FALSE");
    if (options.dataRaces()) {
      text.blank();
      text.line("Access(self) ==");
      text.line("  LET step == Steps[pc[self]]");
      text.line("  IN  IF step[2] = \"access\"");
      text.line("      THEN <<AddressIn(self, Now), step[5], step[6]>>");
      text.line("      ELSE <<>>");
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
      text.line("  /\\ err = <<>>");
      text.line("  /\\ pc[\"rcu\"] = \"Idle\"");
      text.line("  /\\ \\E q \\in queue :");
      text.line("       /\\ q.wait = {}");
      text.line("       /\\ \\E s \\in {");
      String open = "            CASE ";
      for (String f : callbacks) {
        text.line(open + "q.fn = " + context.names().function(f) + " ->");
        text.line(
            "                   StartCallback(Now, q, \""
                + program.function(f).entry()
                + "\", "
                + context.names().locals(f)
                + "(q.head))");
        open = "              [] ";
      }
      text.line("          } : \\E after \\in {Started(\"rcu\", s)} : Becomes(after)");
      text.blank();
    }
    String finish = program.finish();
    if (finish != null) {
      text.line("Finally ==");
      text.line("  /\\ err = <<>>");
      text.line("  /\\ MayEnd");
      text.line(
          "  /\\ \\E s \\in {Started(\"end\", Goto(Now, \"end\", \""
              + program.function(finish).entry()
              + "\", "
              + context.names().locals(finish)
              + "))} :");
      text.line("       Becomes(s)");
      text.blank();
    }
    text.line("Next ==");
    for (String t : model.threads()) {
      if (!context.reach().functionsOf(t).isEmpty()) {
        text.line("  \\/ Advance(\"" + t + "\", IsBlocked)");
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
    CONSTANTS.forEach(c -> text.line("  " + c + " <- The" + c));
    OPERATORS.forEach(c -> text.line("  " + c + " <- Model" + c));
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
