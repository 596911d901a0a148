package org.epcheck.translator;

import java.util.Map;
import java.util.Set;
import org.epcheck.translator.ast.Ast;
import org.epcheck.translator.diagnostic.Outcome;
import org.epcheck.translator.preprocess.CPreprocessor;
import org.epcheck.translator.sema.Analyzer;
import org.epcheck.translator.source.ForeignSource;
import org.epcheck.translator.source.SourceProvider;
import org.epcheck.translator.syntax.CParser;
import org.epcheck.translator.typed.TypedUnit;

/** Kernel C to a typed unit: preprocess, parse, analyse. Keeps nothing between calls. */
public final class FrontEnd {
  private final SourceProvider sources;
  private final Set<String> stubs;

  /**
   * @param sources the file system: the main file and the model headers, by logical name
   */
  public FrontEnd(SourceProvider sources) {
    this(sources, Set.of());
  }

  /**
   * A front-end that takes some functions for no-ops.
   *
   * @param stubs their names: a call of one is 0 and evaluates nothing, a definition has an empty
   *     body
   */
  public FrontEnd(SourceProvider sources, Set<String> stubs) {
    this.sources = sources;
    this.stubs = Set.copyOf(stubs);
  }

  /** The syntax tree of a file. */
  public Outcome<Ast> parse(String file, Map<String, String> defines) {
    return new CPreprocessor(sources)
        .run(file, defines)
        .then(tokens -> new CParser().parse(file, tokens, ForeignSource.isRead(defines)));
  }

  /**
   * The typed unit of a file.
   *
   * @param file the main file's logical name, for example {@code fs/eventpoll.c}
   * @param defines macros defined from outside, value by name
   * @return the unit, or every error outside of function bodies; errors in bodies are in {@link
   *     TypedUnit.Function#errors}
   */
  public Outcome<TypedUnit> analyze(String file, Map<String, String> defines) {
    return parse(file, defines)
        .then(ast -> new Analyzer(ForeignSource.isRead(defines), stubs).analyze(file, ast));
  }
}
