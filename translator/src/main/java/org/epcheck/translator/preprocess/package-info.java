/** The C preprocessor: source text to tokens that know where the programmer wrote them. */
@NullMarked
package org.epcheck.translator.preprocess;

import org.jspecify.annotations.NullMarked;
