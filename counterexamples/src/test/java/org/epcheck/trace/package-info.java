/** Tests of this module: traces made by hand, and what must come out of them. */
@NullMarked
package org.epcheck.trace;

import org.jspecify.annotations.NullMarked;
