/** Source files, spans and snippets; no ANTLR. */
@NullMarked
package org.epcheck.translator.source;

import org.jspecify.annotations.NullMarked;
