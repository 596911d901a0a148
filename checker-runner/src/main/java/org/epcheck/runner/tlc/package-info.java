/** TLC: command, process, output; the only package that knows it. */
@NullMarked
package org.epcheck.runner.tlc;

import org.jspecify.annotations.NullMarked;
