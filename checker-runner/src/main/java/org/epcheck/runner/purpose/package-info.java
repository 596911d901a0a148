/** What a run asks: purposes, their claims, and which error violates which. */
@NullMarked
package org.epcheck.runner.purpose;

import org.jspecify.annotations.NullMarked;
