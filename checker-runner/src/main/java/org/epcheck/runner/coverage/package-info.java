/** The second search of a run's states: does it agree with the first, and which C code ran? */
@NullMarked
package org.epcheck.runner.coverage;

import org.jspecify.annotations.NullMarked;
