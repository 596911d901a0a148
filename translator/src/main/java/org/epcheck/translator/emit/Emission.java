package org.epcheck.translator.emit;

import org.epcheck.translator.sourcemap.SourceMap;

/**
 * A generated module, to be put into a folder with the modules of specs/kernel.
 *
 * @param module its name; the files are {@code module.tla}, {@code .cfg} and {@code .map.json}
 * @param tla the module's text
 * @param cfg the model file's text
 * @param map where each action comes from
 */
public record Emission(String module, String tla, String cfg, SourceMap map) {}
