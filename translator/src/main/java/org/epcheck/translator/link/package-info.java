/** Several translation units become one program: names, reachability, statics, threads, guards. */
@NullMarked
package org.epcheck.translator.link;

import org.jspecify.annotations.NullMarked;
