/** Puts the stages of the translator together: from patched C to a model for the engine. */
@NullMarked
package org.epcheck.runner.translate;

import org.jspecify.annotations.NullMarked;
