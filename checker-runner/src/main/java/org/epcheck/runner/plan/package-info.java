/** What to run: steps, purposes, scenarios and switches, and how they were selected. */
@NullMarked
package org.epcheck.runner.plan;

import org.jspecify.annotations.NullMarked;
