/** A counterexample as one self-contained page. */
@NullMarked
package org.epcheck.trace.render.html;

import org.jspecify.annotations.NullMarked;
