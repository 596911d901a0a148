/** The door to what checks a model: requests in, found errors and their replayed traces out. */
@NullMarked
package org.epcheck.runner.engine;

import org.jspecify.annotations.NullMarked;
