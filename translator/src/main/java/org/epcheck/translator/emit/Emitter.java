package org.epcheck.translator.emit;

import java.util.ArrayList;
import java.util.List;
import org.epcheck.translator.interp.InitialModel;
import org.epcheck.translator.ir.Block;
import org.epcheck.translator.ir.Instr;
import org.epcheck.translator.ir.IrFunction;
import org.epcheck.translator.ir.Origin;
import org.epcheck.translator.ir.Program;
import org.epcheck.translator.sourcemap.SourceMap;
import org.epcheck.translator.tla.TlaText;

/**
 * Writes a program and the state that its setup left as a TLA+ module over those of specs/kernel:
 * an action for each block, named by its label. The module contains no line numbers, so that the
 * difference between two of them is what the difference between two sources means.
 */
public final class Emitter {
  private final Context context;
  private final EmitOptions options;
  private final Program program;
  private final List<SourceMap.Action> actions = new ArrayList<>();

  private Emitter(Program program, InitialModel model, EmitOptions options) {
    this.program = program;
    this.options = options;
    this.context = new Context(program, model, new Reach(program, model, options.blocks()));
  }

  /**
   * Emits a program.
   *
   * @param program after the passes: in each block at most one visible instruction, and that first
   * @param model what the setup left
   * @throws IllegalArgumentException if the program is not of that form
   */
  public static Emission emit(Program program, InitialModel model, EmitOptions options) {
    return new Emitter(program, model, options).emit();
  }

  private Emission emit() {
    // Labels get their names first: whatever else is called so gives way.
    for (String f : context.reach().functions()) {
      for (Block b : context.reach().blocks(program.function(f))) {
        context.names().action(b.label());
      }
    }
    context.reach().functions().forEach(context.names()::locals);
    List<List<List<String>>> texts = new ArrayList<>();
    Accesses accesses = new Accesses(context.names(), context::lowest);
    // Twice: only after the first time every constant has its name, and bound names keep clear.
    for (int round = 0; round < 2; round++) {
      texts.clear();
      for (String f : context.reach().functions()) {
        IrFunction function = program.function(f);
        List<List<String>> blocks = new ArrayList<>();
        for (Block b : context.reach().blocks(function)) {
          accesses.add(b);
          blocks.add(
              new BlockText(context, function, b, options.discipline().hasFutures()).lines());
        }
        texts.add(blocks);
      }
    }
    ModuleText module = new ModuleText(context, options, accesses);
    TlaText text = new TlaText();
    List<String> tail = module.tail();
    module.head(text);
    int i = 0;
    for (String f : context.reach().functions()) {
      function(text, program.function(f), texts.get(i++));
    }
    text.lines(0, tail);
    return new Emission(
        options.module(),
        text.toString(),
        module.modelFile(),
        new SourceMap(SourceMap.VERSION, options.module(), actions));
  }

  private void function(TlaText text, IrFunction f, List<List<String>> blocks) {
    if (blocks.isEmpty()) {
      return;
    }
    text.section(f.name() + "()");
    int i = 0;
    for (Block b : context.reach().blocks(f)) {
      String comment = comment(b);
      if (!comment.isEmpty()) {
        text.line("\\* " + comment);
      }
      int first = text.next();
      text.lines(0, blocks.get(i++));
      actions.add(
          new SourceMap.Action(
              b.label(),
              context.names().action(b.label()),
              f.name(),
              first,
              text.next() - 1,
              places(b)));
      text.blank();
    }
  }

  private List<SourceMap.Place> places(Block b) {
    List<SourceMap.Place> places = new ArrayList<>();
    for (Instr i : b.instrs()) {
      places.add(
          SourceMap.place(i.getClass().getSimpleName(), i.origin(), source(i.origin(), false)));
    }
    Origin end = b.end().origin();
    places.add(SourceMap.place(b.end().getClass().getSimpleName(), end, source(end, false)));
    return places;
  }

  private String source(Origin o, boolean innermost) {
    return options.text().apply(innermost ? o.span() : o.site()).orElse("");
  }

  /** The C text of the block's first instruction, or of its end. */
  private String comment(Block b) {
    Instr i = b.instrs().isEmpty() ? null : b.instrs().get(0);
    Origin o = i == null ? b.end().origin() : i.origin();
    String site = source(o, false);
    String inner = source(o, true);
    String text = site.equals(inner) || inner.isEmpty() ? site : site + ":  " + inner;
    if (text.isEmpty() && i instanceof Instr.Load load) {
      text = load.place();
    } else if (text.isEmpty() && i instanceof Instr.Store store) {
      text = store.place();
    }
    text = text.replaceAll("\\s+", " ").strip();
    int width = TlaText.WIDTH - 3;
    return text.length() > width ? text.substring(0, width - 3) + "..." : text;
  }
}
