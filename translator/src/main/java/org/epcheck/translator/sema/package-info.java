/** Semantic analysis: names and types resolved, syntax tree to typed unit. */
@NullMarked
package org.epcheck.translator.sema;

import org.jspecify.annotations.NullMarked;
