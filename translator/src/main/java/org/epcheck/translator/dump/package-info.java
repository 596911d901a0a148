/** Deterministic text of trees, for golden files and {@code --dump-stages}. */
@NullMarked
package org.epcheck.translator.dump;

import org.jspecify.annotations.NullMarked;
