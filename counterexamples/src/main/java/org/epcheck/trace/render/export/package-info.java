/** Timelines in the formats of other tools. */
@NullMarked
package org.epcheck.trace.render.export;

import org.jspecify.annotations.NullMarked;
