/** Outcomes of earlier runs, found by the content of the model. */
@NullMarked
package org.epcheck.runner.cache;

import org.jspecify.annotations.NullMarked;
