package org.epcheck.translator.sema;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.epcheck.translator.type.CType;
import org.jspecify.annotations.Nullable;

/** Names visible at a place: identifiers and tags, innermost first. */
final class Scope {
  private final @Nullable Scope outer;
  private final Map<String, Symbol> symbols = new HashMap<>();
  private final Map<String, CType> tags = new HashMap<>();

  Scope(@Nullable Scope outer) {
    this.outer = outer;
  }

  boolean isFile() {
    return outer == null;
  }

  Scope parent() {
    if (outer == null) {
      throw new IllegalStateException("the file scope is the last");
    }
    return outer;
  }

  /** The file scope. */
  Scope file() {
    Scope s = this;
    while (s.outer != null) {
      s = s.outer;
    }
    return s;
  }

  @Nullable Symbol find(String name) {
    for (Scope s = this; s != null; s = s.outer) {
      Symbol found = s.symbols.get(name);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  /** The symbol of this very scope; a broken one does not stand in the way of another. */
  @Nullable Symbol own(String name) {
    Symbol s = symbols.get(name);
    return s instanceof Symbol.Broken ? null : s;
  }

  void put(String name, Symbol symbol) {
    symbols.put(name, symbol);
  }

  /** A structure, union or enumeration by key {@code struct x}. */
  @Nullable CType tag(String key) {
    for (Scope s = this; s != null; s = s.outer) {
      CType found = s.tags.get(key);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  @Nullable CType ownTag(String key) {
    return tags.get(key);
  }

  void putTag(String key, CType type) {
    tags.put(key, type);
  }

  /** All visible names, for "did you mean". */
  List<String> names() {
    List<String> all = new ArrayList<>();
    for (Scope s = this; s != null; s = s.outer) {
      all.addAll(s.symbols.keySet());
    }
    return all;
  }
}
