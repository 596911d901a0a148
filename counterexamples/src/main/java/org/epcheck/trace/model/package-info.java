/** The trace: what happened, step by step; the input of every explanation and rendering. */
@NullMarked
package org.epcheck.trace.model;

import org.jspecify.annotations.NullMarked;
