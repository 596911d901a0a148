/** The specs library: model headers, kernel C, patches, scenarios, purposes. */
@NullMarked
package org.epcheck.runner.spec;

import org.jspecify.annotations.NullMarked;
