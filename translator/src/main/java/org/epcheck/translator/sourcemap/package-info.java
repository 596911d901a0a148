/** Where each action of a generated TLA+ module comes from. */
@NullMarked
package org.epcheck.translator.sourcemap;

import org.jspecify.annotations.NullMarked;
