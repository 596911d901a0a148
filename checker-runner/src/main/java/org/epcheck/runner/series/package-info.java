/** Patch series: reads git-format patches and applies them in memory. */
@NullMarked
package org.epcheck.runner.series;

import org.jspecify.annotations.NullMarked;
