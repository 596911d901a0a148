package org.epcheck.translator.preprocess;

import java.io.IOException;
import java.util.List;
import org.anarres.cpp.LexerException;
import org.anarres.cpp.Macro;
import org.anarres.cpp.NumericValue;
import org.anarres.cpp.Preprocessor;
import org.anarres.cpp.Token;
import org.epcheck.translator.source.Span;
import org.jspecify.annotations.Nullable;

/**
 * JCPP, which also knows the outermost macro invocation. JCPP looks a name up at the moment it has
 * read it; if the name then comes from a file and not from another macro, it begins an invocation.
 */
final class MacroTracker extends Preprocessor {
  private final Places places;
  private @Nullable Span invocation;

  MacroTracker(Places places) {
    this.places = places;
  }

  @Override
  public @Nullable Macro getMacro(String name) {
    Macro macro = super.getMacro(name);
    if (macro != null && getSource() instanceof SourceLexer lexer) {
      invocation = lexer.lastPlace();
    }
    // JCPP would give the line where the macro was defined that mentions it.
    return name.equals("__LINE__") && invocation != null ? line(invocation.line()) : macro;
  }

  private static Macro line(int number) {
    String text = Integer.toString(number);
    Macro macro = new Macro("__LINE__");
    macro.addToken(new Token(Token.NUMBER, number, 0, text, new NumericValue(10, text)));
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
    Span own = places.of(t);
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
