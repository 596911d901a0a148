package org.epcheck.runner.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Function;
import org.epcheck.runner.engine.CellEngine;
import org.epcheck.runner.engine.EngineOptions;
import org.epcheck.runner.engine.ModelSource;
import org.epcheck.runner.out.TraceRenderer;
import org.epcheck.runner.spec.SpecsLibrary;
import org.jspecify.annotations.Nullable;

/**
 * The parts behind the ports.
 *
 * @param source the translator, for a specs library
 * @param engine opens the engine
 * @param renderer the views of a trace
 */
public record Wiring(
    Function<SpecsLibrary, ModelSource> source, EngineFactory engine, TraceRenderer renderer) {

  /** Opens an engine. */
  public interface EngineFactory {
    /**
     * The engine.
     *
     * @param jar the engine's own jar, or null for the one on the class path
     * @param options how it looks at a model
     * @throws IOException if there is no engine in it
     */
    CellEngine open(@Nullable Path jar, EngineOptions options) throws IOException;
  }

  /** Always the same parts, whatever the options say. */
  public static Wiring fixed(ModelSource source, CellEngine engine, TraceRenderer renderer) {
    return new Wiring(library -> source, (jar, options) -> engine, renderer);
  }
}
