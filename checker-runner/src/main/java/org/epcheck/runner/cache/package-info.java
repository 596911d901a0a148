/** What earlier runs found, by the content of what they were asked. */
@NullMarked
package org.epcheck.runner.cache;

import org.jspecify.annotations.NullMarked;
