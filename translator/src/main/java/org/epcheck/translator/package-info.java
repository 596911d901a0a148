/** The translator's stages as one call each. */
@NullMarked
package org.epcheck.translator;

import org.jspecify.annotations.NullMarked;
