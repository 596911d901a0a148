/** The reference interpreter: states, steps, exploration and replay of schedules. */
@NullMarked
package org.epcheck.translator.interp;

import org.jspecify.annotations.NullMarked;
