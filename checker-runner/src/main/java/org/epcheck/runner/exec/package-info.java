/** Runs the plan in parallel, within memory, with progress. */
@NullMarked
package org.epcheck.runner.exec;

import org.jspecify.annotations.NullMarked;
