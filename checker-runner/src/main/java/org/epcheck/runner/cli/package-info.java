/** The command line: options, commands, exit status. */
@NullMarked
package org.epcheck.runner.cli;

import org.jspecify.annotations.NullMarked;
