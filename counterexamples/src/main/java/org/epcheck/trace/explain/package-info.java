/** From a trace to a timeline: spans, waits, folded rows, the cause chain. */
@NullMarked
package org.epcheck.trace.explain;

import org.jspecify.annotations.NullMarked;
