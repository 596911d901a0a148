/** Timelines as text: for a changelog, for a terminal, as a report. */
@NullMarked
package org.epcheck.trace.render.text;

import org.jspecify.annotations.NullMarked;
