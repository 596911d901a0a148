/** Counterexamples: from a trace to what people read. */
@NullMarked
package org.epcheck.trace;

import org.jspecify.annotations.NullMarked;
