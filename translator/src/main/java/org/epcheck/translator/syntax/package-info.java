/** Grammar and parser: tokens to syntax tree. The only package that knows ANTLR. */
@NullMarked
package org.epcheck.translator.syntax;

import org.jspecify.annotations.NullMarked;
