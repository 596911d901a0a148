/** Timelines as a picture: one static SVG file. */
@NullMarked
package org.epcheck.trace.render.svg;

import org.jspecify.annotations.NullMarked;
