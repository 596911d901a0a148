/** What every rendering shares: a row in words. */
@NullMarked
package org.epcheck.trace.render;

import org.jspecify.annotations.NullMarked;
