/** TLA+ values as TLC prints them. */
@NullMarked
package org.epcheck.translator.tla;

import org.jspecify.annotations.NullMarked;
