/** Passes over the intermediate representation, a class each, and their one list. */
@NullMarked
package org.epcheck.translator.pass;

import org.jspecify.annotations.NullMarked;
