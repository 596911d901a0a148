package org.epcheck.runner.cli;

import org.epcheck.runner.engine.CellEngine;
import org.epcheck.runner.engine.ModelSource;
import org.epcheck.runner.out.TraceRenderer;

/** The parts behind the ports: translator, engine, renderers. */
public record Wiring(ModelSource source, CellEngine engine, TraceRenderer renderer) {}
