package org.epcheck.translator.source;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where source text comes from: a virtual file system of logical names. {@code #include
 * <linux/list.h>} asks for {@code linux/list.h}; an include search path is a provider made of
 * several, see {@link Sources#searchPath}.
 */
public interface SourceProvider {
  /** The file of that logical name, or null if there is none. */
  @Nullable SourceFile find(String name);

  /** Known names, for "did you mean"; may be incomplete. */
  default Collection<String> names() {
    return List.of();
  }
}
