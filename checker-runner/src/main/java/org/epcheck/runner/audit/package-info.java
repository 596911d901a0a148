/**
 * Sentences of a cover letter against verdicts; which patch fixed what; what each is needed for.
 */
@NullMarked
package org.epcheck.runner.audit;

import org.jspecify.annotations.NullMarked;
