package org.epcheck.runner.translate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.epcheck.runner.cache.Digest;
import org.epcheck.runner.engine.Model;
import org.epcheck.runner.engine.ModelRequest;
import org.epcheck.runner.engine.ModelSource;
import org.epcheck.runner.spec.PropertyFile;
import org.epcheck.runner.spec.SpecsLibrary;
import org.epcheck.translator.FrontEnd;
import org.epcheck.translator.Translator;
import org.epcheck.translator.diagnostic.Outcome;
import org.epcheck.translator.emit.Emission;
import org.epcheck.translator.emit.EmitOptions;
import org.epcheck.translator.emit.Emitter;
import org.epcheck.translator.interp.Discipline;
import org.epcheck.translator.interp.DisciplineSearch;
import org.epcheck.translator.interp.EngineException;
import org.epcheck.translator.interp.Explorer;
import org.epcheck.translator.interp.Interpreter;
import org.epcheck.translator.interp.ObjectTable;
import org.epcheck.translator.ir.Program;
import org.epcheck.translator.link.GuardSpec;
import org.epcheck.translator.pass.Pipeline;
import org.epcheck.translator.source.Span;
import org.jspecify.annotations.Nullable;

/** The translator behind the port: C to program, setup, TLA+. */
public final class ModelTranslator implements ModelSource {
  /** Folder of the library with the modules that every generated one extends. */
  private static final String KERNEL = "kernel/";

  /** The kernel module that only properties of the user's extend. */
  private static final String INSPECT = "Inspect.tla";

  private static final int LARGEST_TEXT = 200;

  /** The search for a locking discipline gives up after so many states; its result is a guess. */
  private static final int SEARCH_LIMIT = 60_000;

  /** Larger than any model that was searched; for the engine, worth a slow start. */
  private static final long SEARCHED_IN_VAIN = 1_000_000;

  private final SortedMap<String, String> kernel = new TreeMap<>();

  /** With the kernel modules of a library. */
  public ModelTranslator(SpecsLibrary library) {
    library
        .below(KERNEL)
        .forEach(
            (name, text) -> {
              if (name.endsWith(".tla") && !name.contains("/")) {
                kernel.put(name, text);
              }
            });
  }

  /** What reads the C of these files before anything is linked. */
  public static FrontEnd frontEnd(SortedMap<String, String> files, Set<String> stubs) {
    return new FrontEnd(new PatchedSources(files), stubs);
  }

  @Override
  public String key() {
    List<String> parts = new ArrayList<>();
    kernel.forEach((name, text) -> parts.addAll(List.of(name, text)));
    return Digest.of(parts);
  }

  @Override
  public Outcome<Model> translate(ModelRequest request, boolean stages) {
    return translate(request, stages, false, () -> false);
  }

  @Override
  public Outcome<Model> prepare(ModelRequest request, BooleanSupplier isOver) {
    return translate(request, false, true, isOver);
  }

  private Outcome<Model> translate(
      ModelRequest request, boolean stages, boolean lean, BooleanSupplier isOver) {
    PatchedSources sources = new PatchedSources(request.files());
    SortedMap<String, String> dumped = new TreeMap<>();
    Outcome<Program> program =
        Translator.program(
            new Translator.Request(
                sources,
                request.units(),
                request.defines(),
                request.guards().stream().map(g -> new GuardSpec(g.memory(), g.lock())).toList(),
                request.goals().stream()
                    .map(g -> new Program.Goal(g.id(), g.first(), g.second()))
                    .toList(),
                request.reading().stubs()),
            request.isReduced() ? Pipeline.standard() : Pipeline.reference(),
            (name, text) -> {
              if (stages) {
                dumped.put(String.format("%02d-%s.txt", dumped.size() + 1, name), text.get());
              }
            });
    return program.then(
        p ->
            Interpreter.start(p)
                .then(
                    i ->
                        Outcome.ok(
                            model(request, p, search(request, i, isOver), lean, sources, dumped))));
  }

  @Override
  public Model weaken(ModelRequest request, Model model, SortedSet<Long> addresses) {
    Program program = model.program();
    if (program == null) {
      throw new IllegalArgumentException("a model without a program");
    }
    return model(
        request,
        program,
        new DisciplineSearch.Found(
            Interpreter.start(program).get().with(model.discipline()).without(addresses),
            null,
            model.hurried()),
        false,
        new PatchedSources(request.files()),
        model.stages());
  }

  private static DisciplineSearch.Found search(
      ModelRequest request, Interpreter interpreter, BooleanSupplier isOver) {
    DisciplineSearch.Found none = new DisciplineSearch.Found(interpreter, null, false);
    if (!request.isReduced() || request.property() != null) {
      return none; // a property of the user's is asked of every state: none may be passed over
    }
    try {
      return DisciplineSearch.search(interpreter, SEARCH_LIMIT, isOver);
    } catch (EngineException e) {
      return none; // a division by zero, for instance: the run will say so
    }
  }

  private Model model(
      ModelRequest request,
      Program program,
      DisciplineSearch.Found found,
      boolean lean,
      PatchedSources sources,
      SortedMap<String, String> stages) {
    String module = module(request);
    Interpreter interpreter = found.interpreter();
    Discipline discipline = interpreter.discipline();
    Explorer.Result last = found.searched();
    Explorer.Result searched = last != null && last.complete() ? last : null;
    EmitOptions options =
        EmitOptions.of(module).with(discipline).withText(span -> text(sources, span));
    if (lean && searched != null) {
      options = options.withBlocks(searched.coverage().seen());
    }
    Emission emission = Emitter.emit(program, interpreter.initial(), options);
    SortedMap<String, String> files = new TreeMap<>(kernel);
    files.put(module + ".tla", emission.tla());
    files.put(module + ".cfg", emission.cfg());
    files.put("map.json", emission.map().toJson());
    PropertyFile property = request.property();
    if (property == null) {
      files.remove(INSPECT);
    } else {
      files.putAll(
          new PropertyModules(module, emission.tla(), interpreter.objects(), property)
              .files(emission.cfg()));
    }
    return new Model(
        property == null ? module : PropertyModules.ROOT,
        program.title(),
        files,
        bounds(program, interpreter.objects()),
        size(program, last),
        program,
        discipline,
        found.hurried(),
        searched,
        stages);
  }

  /**
   * A module's name is a TLA+ identifier: {@code close_close}. The same at every step, so that the
   * difference of two steps is what the patches change.
   */
  private static String module(ModelRequest request) {
    return request.scenario().replaceAll("[^A-Za-z0-9]", "_");
  }

  private static Optional<String> text(PatchedSources sources, Span span) {
    if (sources.find(span.file()) == null) {
      return Optional.empty();
    }
    if (span.line() == span.endLine()) {
      String line = sources.line(span.file(), span.line());
      int from = Math.min(Math.max(0, span.column() - 1), line.length());
      int to = Math.min(Math.max(from, span.endColumn() - 1), line.length());
      return Optional.of(line.substring(from, to).strip());
    }
    String line = sources.line(span.file(), span.line()).strip();
    return Optional.of(
        line.length() > LARGEST_TEXT ? line.substring(0, LARGEST_TEXT) + " ..." : line + " ...");
  }

  private static String bounds(Program program, ObjectTable objects) {
    Map<String, Integer> types = new LinkedHashMap<>();
    for (ObjectTable.ModelObject o : objects.mutable()) {
      if (o.kind() == ObjectTable.Kind.HEAP) {
        types.merge(o.type().toString(), 1, Integer::sum);
      }
    }
    int n = program.threads().size();
    StringBuilder s = new StringBuilder(n == 1 ? "1 thread" : n + " threads");
    types.forEach((type, count) -> s.append(", ").append(count).append(' ').append(type));
    return s.toString();
  }

  /**
   * Grows with the number of states: that of the interpreter's search; without one, or with one
   * that gave up, the product of the threads' code.
   */
  private static long size(Program program, Explorer.@Nullable Result last) {
    if (last != null && last.complete()) {
      return last.distinct();
    }
    long size = last == null ? 1 : SEARCHED_IN_VAIN;
    for (Program.ThreadDecl t : program.threads()) {
      long blocks = new Reachable(program).blocks(List.of(t.entry()));
      size = Math.min(Integer.MAX_VALUE, size * Math.max(1, blocks));
    }
    return size;
  }
}
