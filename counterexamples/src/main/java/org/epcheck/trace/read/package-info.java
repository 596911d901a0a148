/** Files: traces and timelines as JSON, read strictly and written byte for byte the same. */
@NullMarked
package org.epcheck.trace.read;

import org.jspecify.annotations.NullMarked;
