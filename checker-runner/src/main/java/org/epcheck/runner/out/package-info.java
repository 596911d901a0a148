/** Directories of results, written whole or not at all. */
@NullMarked
package org.epcheck.runner.out;

import org.jspecify.annotations.NullMarked;
