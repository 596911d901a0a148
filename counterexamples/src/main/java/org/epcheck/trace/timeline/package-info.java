/** The timeline: what a trace means, in rows, spans and causes; the input of every renderer. */
@NullMarked
package org.epcheck.trace.timeline;

import org.jspecify.annotations.NullMarked;
