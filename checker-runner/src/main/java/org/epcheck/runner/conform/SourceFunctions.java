package org.epcheck.runner.conform;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.epcheck.translator.ast.Ast;
import org.epcheck.translator.source.Span;

/**
 * The functions of some files and the calls in them, in the order of the text. The text is read as
 * it stands, not as the preprocessor makes it: what is a macro in one version is a function in
 * another.
 */
final class SourceFunctions {
  private static final Pattern CALL = Pattern.compile("\\b([A-Za-z_]\\w*)\\s*\\(");

  /** A function; {@code parameters} are its parameters' names. */
  record Function(String name, Span span, List<String> parameters, List<Called> calls) {}

  /** A call or a use of a macro with arguments. */
  record Called(String name, List<String> arguments, String file, int line) {
    String text() {
      return name + "(" + String.join(", ", arguments) + ")";
    }
  }

  private SourceFunctions() {}

  /**
   * The functions by name, in source order.
   *
   * @param code text of each file without comments, lines kept; functions of other files are left
   *     out
   */
  static Map<String, Function> of(Ast unit, SortedMap<String, String> code) {
    Map<String, Function> all = new LinkedHashMap<>();
    for (Ast.Item item : unit.items()) {
      if (item instanceof Ast.FunctionDefinition f) {
        Span body = f.body().span();
        String text = code.get(body.file());
        if (text != null) {
          String name = f.declarator().core().name();
          all.putIfAbsent(
              name, new Function(name, f.span(), parameters(f.declarator()), calls(text, body)));
        }
      }
    }
    return all;
  }

  private static List<String> parameters(Ast.Declarator d) {
    List<String> names = new ArrayList<>();
    Ast.Declarator at = d;
    while (!(at instanceof Ast.Declarator.Name)) {
      if (at instanceof Ast.Declarator.FunctionOf f) {
        names.clear();
        f.parameters().forEach(p -> names.add(p.declarator().core().name()));
        at = f.inner();
      } else if (at instanceof Ast.Declarator.PointerTo p) {
        at = p.inner();
      } else {
        at = ((Ast.Declarator.ArrayOf) at).inner();
      }
    }
    return names;
  }

  private static List<Called> calls(String text, Span body) {
    int start = offset(text, body.line(), body.column());
    int end = offset(text, body.endLine(), body.endColumn());
    List<Called> calls = new ArrayList<>();
    Matcher m = CALL.matcher(text);
    m.region(start, end);
    while (m.find()) {
      int line = 1 + (int) text.substring(0, m.start()).chars().filter(c -> c == '\n').count();
      calls.add(new Called(m.group(1), arguments(text, m.end(), end), body.file(), line));
    }
    return calls;
  }

  private static int offset(String text, int line, int column) {
    int at = 0;
    for (int i = 1; i < line && at >= 0; i++) {
      at = text.indexOf('\n', at) + 1;
    }
    return Math.min(text.length(), at + Math.max(0, column - 1));
  }

  private static List<String> arguments(String text, int from, int end) {
    List<String> arguments = new ArrayList<>();
    StringBuilder one = new StringBuilder();
    int depth = 0;
    for (int i = from; i < end; i++) {
      char c = text.charAt(i);
      if (depth == 0 && (c == ')' || c == ',')) {
        arguments.add(one.toString().strip().replaceAll("\\s+", " "));
        one.setLength(0);
        if (c == ')') {
          break;
        }
      } else {
        depth += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
        one.append(c);
      }
    }
    return arguments;
  }

  /**
   * The operations of a function. Calls of functions that only this side has are replaced by what
   * these do.
   *
   * @param common functions that both sides have: a call of one stays a call
   */
  static List<Operation> operations(
      Function f, Map<String, Function> all, Set<String> common, Catalogue catalogue) {
    List<Operation> result = new ArrayList<>();
    collect(f, Map.of(), new LinkedHashSet<>(), all, common, catalogue, result);
    return result;
  }

  private static void collect(
      Function f,
      Map<String, String> bound,
      Set<String> open,
      Map<String, Function> all,
      Set<String> common,
      Catalogue catalogue,
      List<Operation> result) {
    open.add(f.name());
    for (Called c : f.calls()) {
      Catalogue.Entry e = catalogue.byName().get(c.name());
      Function callee = all.get(c.name());
      if (e != null) {
        String subject =
            e.subject() >= 1 && e.subject() <= c.arguments().size()
                ? subject(c.arguments().get(e.subject() - 1), bound)
                : "";
        result.add(
            new Operation(e.kind(), e.as() + "(" + subject + ")", c.text(), c.file(), c.line()));
      } else if (callee != null && common.contains(c.name())) {
        if (hasOperations(callee, all, catalogue, new LinkedHashSet<>())) {
          result.add(new Operation("call", c.name() + "()", c.text(), c.file(), c.line()));
        }
      } else if (callee != null && !open.contains(c.name())) {
        Map<String, String> inner = new LinkedHashMap<>();
        for (int i = 0; i < Math.min(callee.parameters().size(), c.arguments().size()); i++) {
          inner.put(callee.parameters().get(i), subject(c.arguments().get(i), bound));
        }
        collect(callee, inner, open, all, common, catalogue, result);
      }
    }
    open.remove(f.name());
  }

  private static boolean hasOperations(
      Function f, Map<String, Function> all, Catalogue catalogue, Set<String> seen) {
    if (!seen.add(f.name())) {
      return false;
    }
    for (Called c : f.calls()) {
      Function callee = all.get(c.name());
      if (catalogue.byName().containsKey(c.name())
          || (callee != null && hasOperations(callee, all, catalogue, seen))) {
        return true;
      }
    }
    return false;
  }

  /** The argument in the names of the outermost function, without {@code &} and white space. */
  private static String subject(String argument, Map<String, String> bound) {
    String text = argument.replaceAll("\\s+", "").replaceFirst("^&", "");
    for (Map.Entry<String, String> e : bound.entrySet()) {
      text =
          text.replaceAll(
              "(?<![\\w.>])" + Pattern.quote(e.getKey()) + "(?!\\w)",
              Matcher.quoteReplacement(e.getValue()));
    }
    return text;
  }
}
