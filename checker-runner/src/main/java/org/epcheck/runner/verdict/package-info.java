/** What outcomes mean: a verdict per cell, merged over scenarios, expected against actual. */
@NullMarked
package org.epcheck.runner.verdict;

import org.jspecify.annotations.NullMarked;
