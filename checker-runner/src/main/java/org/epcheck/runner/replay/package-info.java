/** Replays TLC's behaviours in the interpreter and tells them as traces. */
@NullMarked
package org.epcheck.runner.replay;

import org.jspecify.annotations.NullMarked;
