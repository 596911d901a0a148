/** The matrix and its details as text, Markdown and JSON. */
@NullMarked
package org.epcheck.runner.report;

import org.jspecify.annotations.NullMarked;
