/** What runs inside TLC's own JVM: the only classes that are compiled against TLC. */
@NullMarked
package org.epcheck.runner.tlc.child;

import org.jspecify.annotations.NullMarked;
