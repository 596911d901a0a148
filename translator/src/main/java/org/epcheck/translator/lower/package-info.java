/** Typed tree to control-flow graph, a class per construct family. */
@NullMarked
package org.epcheck.translator.lower;

import org.jspecify.annotations.NullMarked;
