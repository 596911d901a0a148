package org.epcheck.translator.preprocess;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.anarres.cpp.LexerException;
import org.anarres.cpp.Macro;
import org.anarres.cpp.Preprocessor;
import org.anarres.cpp.Token;
import org.epcheck.translator.source.Span;
import org.jspecify.annotations.Nullable;

/**
 * JCPP, which also knows the outermost macro invocation. JCPP looks a name up at the moment it has
 * read it; if the name then comes from a file and not from another macro, it begins an invocation.
 */
final class MacroTracker extends Preprocessor {
  private final Map<Token, Span> places;
  private @Nullable Span invocation;

  MacroTracker(Map<Token, Span> places) {
    this.places = places;
  }

  @Override
  public @Nullable Macro getMacro(String name) {
    Macro macro = super.getMacro(name);
    if (macro != null && getSource() instanceof SourceLexer lexer) {
      invocation = lexer.lastPlace();
    }
    return macro;
  }

  @Override
  protected void pragma(Token name, List<Token> value) throws IOException, LexerException {
    // Other pragmas do not change the meaning of kernel code.
    if (name.getText().equals("once")) {
      super.pragma(name, value);
    }
  }

  /** Where the programmer wrote a token that {@link #token()} has just returned. */
  Span place(Token t) {
    Span own = places.get(t);
    if (own != null && (getSource() instanceof SourceLexer || invocation == null)) {
      return own;
    }
    if (invocation == null) {
      throw new IllegalStateException("a token from nowhere: " + t);
    }
    return invocation;
  }

  /** The place of the directive or line being read, for a message of JCPP. */
  @Nullable Span here(int line, int column) {
    return getSource() instanceof SourceLexer lexer ? lexer.line(line, column) : invocation;
  }
}
