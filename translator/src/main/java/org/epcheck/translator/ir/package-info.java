/** The intermediate representation: control-flow graphs over kernel operations. */
@NullMarked
package org.epcheck.translator.ir;

import org.jspecify.annotations.NullMarked;
