/** The C types and their layout in memory cells. */
@NullMarked
package org.epcheck.translator.type;

import org.jspecify.annotations.NullMarked;
