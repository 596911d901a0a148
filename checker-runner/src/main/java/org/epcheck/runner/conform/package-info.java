/** Our model against a tree: the order of the operations that matter, function by function. */
@NullMarked
package org.epcheck.runner.conform;

import org.jspecify.annotations.NullMarked;
