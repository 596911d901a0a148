package org.epcheck.translator.preprocess;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.anarres.cpp.Token;
import org.epcheck.translator.source.Span;
import org.jspecify.annotations.Nullable;

/** What the lexers of one run tell: where tokens stand, and conditionals left open. */
final class Places {
  private final Map<Token, Span> tokens = new IdentityHashMap<>();
  private final List<Span> unterminated = new ArrayList<>();

  void put(Token token, Span span) {
    tokens.put(token, span);
  }

  /** The place of a token that stands in a file; null for one made by a macro. */
  @Nullable Span of(Token token) {
    return tokens.get(token);
  }

  void addUnterminated(Span conditional) {
    unterminated.add(conditional);
  }

  /** The {@code #if} lines without an {@code #endif}, which JCPP does not report. */
  List<Span> unterminated() {
    return unterminated;
  }
}
