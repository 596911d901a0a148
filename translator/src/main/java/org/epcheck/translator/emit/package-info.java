/**
 * From a program in intermediate representation to a TLA+ module, a model file and a source map.
 */
@NullMarked
package org.epcheck.translator.emit;

import org.jspecify.annotations.NullMarked;
