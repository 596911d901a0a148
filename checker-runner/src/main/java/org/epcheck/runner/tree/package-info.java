/** A kernel tree of the user's own: its files in the place of ours, its configuration, its gaps. */
@NullMarked
package org.epcheck.runner.tree;

import org.jspecify.annotations.NullMarked;
