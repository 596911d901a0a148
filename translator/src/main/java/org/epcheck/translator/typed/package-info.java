/** The typed tree: what the programmer wrote, with names resolved and types computed. */
@NullMarked
package org.epcheck.translator.typed;

import org.jspecify.annotations.NullMarked;
