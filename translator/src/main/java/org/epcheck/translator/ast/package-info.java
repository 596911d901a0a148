/** The syntax tree: what the programmer wrote, after preprocessing and before any name is known. */
@NullMarked
package org.epcheck.translator.ast;

import org.jspecify.annotations.NullMarked;
