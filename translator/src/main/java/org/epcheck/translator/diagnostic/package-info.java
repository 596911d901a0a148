/** Diagnostics with code, place, caret and help, and the outcome of a stage. */
@NullMarked
package org.epcheck.translator.diagnostic;

import org.jspecify.annotations.NullMarked;
