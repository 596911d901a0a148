package org.epcheck.translator.tla;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Recursive descent over the text of one value. */
final class TlaValueParser {
  private final String text;
  private int at;

  TlaValueParser(String text) {
    this.text = text;
  }

  TlaValue parse() {
    TlaValue v = value();
    skip();
    if (at < text.length()) {
      throw wrong("the end");
    }
    return v;
  }

  private TlaValue value() {
    skip();
    if (take("<<")) {
      return new TlaValue.Seq(list(">>"));
    } else if (take("{")) {
      return new TlaValue.SetOf(list("}"));
    } else if (take("[")) {
      return record();
    } else if (take("(")) {
      return function();
    } else if (take("\"")) {
      return new TlaValue.Str(string());
    } else if (peekIs('-') || peekDigit()) {
      return integer();
    }
    String name = name();
    return switch (name) {
      case "TRUE" -> new TlaValue.Bool(true);
      case "FALSE" -> new TlaValue.Bool(false);
      default -> throw wrong("a value, not the name " + name);
    };
  }

  private List<TlaValue> list(String close) {
    List<TlaValue> elements = new ArrayList<>();
    if (take(close)) {
      return elements;
    }
    do {
      elements.add(value());
    } while (take(","));
    expect(close);
    return elements;
  }

  private TlaValue record() {
    Map<String, TlaValue> fields = new TreeMap<>();
    if (take("]")) {
      return TlaValue.EMPTY;
    }
    do {
      skip();
      String name = name();
      expect("|->");
      fields.put(name, value());
    } while (take(","));
    expect("]");
    return TlaValue.rec(fields);
  }

  /** {@code (k :> v @@ k :> v)}: over strings a record, over 1..n a sequence. */
  private TlaValue function() {
    Map<String, TlaValue> byName = new TreeMap<>();
    Map<Long, TlaValue> byNumber = new TreeMap<>();
    do {
      TlaValue key = value();
      expect(":>");
      TlaValue v = value();
      if (key instanceof TlaValue.Str s) {
        byName.put(s.value(), v);
      } else if (key instanceof TlaValue.Int i) {
        byNumber.put(i.value(), v);
      } else {
        throw wrong("a string or an integer before :>");
      }
    } while (take("@@"));
    expect(")");
    if (byNumber.isEmpty()) {
      return TlaValue.rec(byName);
    }
    long n = byNumber.size();
    if (!byName.isEmpty() || !byNumber.containsKey(1L) || !byNumber.containsKey(n)) {
      throw wrong("a function over strings or 1..n");
    }
    return new TlaValue.Seq(List.copyOf(byNumber.values()));
  }

  private String string() {
    StringBuilder s = new StringBuilder();
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c == '"') {
        return s.toString();
      }
      if (c == '\\' && at < text.length()) {
        char e = text.charAt(at++);
        s.append(e == 'n' ? '\n' : e == 't' ? '\t' : e);
      } else {
        s.append(c);
      }
    }
    throw wrong("a closing quote");
  }

  private TlaValue integer() {
    int from = at;
    at++;
    while (peekDigit()) {
      at++;
    }
    try {
      return new TlaValue.Int(Long.parseLong(text.substring(from, at)));
    } catch (NumberFormatException e) {
      throw wrong("an integer");
    }
  }

  private String name() {
    int from = at;
    while (at < text.length()
        && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_')) {
      at++;
    }
    if (from == at) {
      throw wrong("a value");
    }
    return text.substring(from, at);
  }

  private boolean take(String token) {
    skip();
    if (text.startsWith(token, at)) {
      at += token.length();
      return true;
    }
    return false;
  }

  private void expect(String token) {
    if (!take(token)) {
      throw wrong(token);
    }
  }

  private void skip() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  private boolean peekIs(char c) {
    return at < text.length() && text.charAt(at) == c;
  }

  private boolean peekDigit() {
    return at < text.length() && Character.isDigit(text.charAt(at));
  }

  private IllegalArgumentException wrong(String wanted) {
    String rest = text.substring(Math.min(at, text.length()));
    return new IllegalArgumentException(
        "wanted " + wanted + " at character " + at + ": " + rest.lines().findFirst().orElse(""));
  }
}
