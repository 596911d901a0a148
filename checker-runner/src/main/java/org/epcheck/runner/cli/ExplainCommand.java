package org.epcheck.runner.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;
import org.epcheck.runner.plan.Names;
import org.epcheck.runner.purpose.Purpose;
import org.epcheck.runner.purpose.Rule;
import org.epcheck.translator.diagnostic.Code;

/** {@code epcheck explain}: an error code, a purpose, or a kind of error. */
final class ExplainCommand implements Command {
  @Override
  public String name() {
    return "explain";
  }

  @Override
  public String summary() {
    return "explain an error code, a purpose or a kind of error";
  }

  @Override
  public String usage() {
    return "CODE|PURPOSE|KIND";
  }

  @Override
  public List<String> description() {
    return List.of(
        "For a code such as KC201: what it means, with an example. For a purpose: the property,",
        "what the series claims, and exactly which errors of a run count as its violation.",
        "For a kind of error such as use-after-free: what the checker means by it.");
  }

  @Override
  public List<String> examples() {
    return List.of("epcheck explain 4c", "epcheck explain KR102", "epcheck explain use-after-mark");
  }

  @Override
  public Options options() {
    Options o = new Options();
    CommonOptions.input(o);
    return o;
  }

  @Override
  public int run(CommandLine line, Context context) throws UsageException {
    if (line.getArgList().size() != 1) {
      throw new UsageException(
          "explain takes one code, purpose or kind, such as KC201, 4c or double-free");
    }
    String what = line.getArgList().get(0);
    String code = what.toUpperCase(Locale.ROOT);
    List<String> codes = Arrays.stream(Code.values()).map(Code::name).toList();
    if (codes.contains(code)) {
      context.out().print(page(Code.valueOf(code)));
      return ExitStatus.OK;
    }
    ErrorKinds kinds = ErrorKinds.read();
    String kind = kinds.page(what);
    if (kind != null) {
      context.out().print(kind);
      return ExitStatus.OK;
    }
    Workspace.Loaded loaded = CommonOptions.workspace(line, context);
    Workspace w = loaded.workspace();
    if (w == null) {
      return Reports.failed(context, loaded.problems(), loaded.quoted());
    }
    for (Purpose p : w.purposes()) {
      if (p.id().equals(what)) {
        print(context.out(), p);
        return ExitStatus.OK;
      }
    }
    List<String> known = new ArrayList<>(w.purposeIds());
    known.addAll(codes);
    known.addAll(kinds.names());
    return Reports.failed(
        context, List.of(Names.unknown("code, purpose or kind of error", what, known)), w.quoted());
  }

  private static String page(Code code) {
    try (InputStream in =
        ExplainCommand.class.getResourceAsStream("/epcheck-docs/errors/" + code + ".md")) {
      return in == null
          ? code + ": " + code.title() + "\n"
          : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return code + ": " + code.title() + "\n";
    }
  }

  private static void print(PrintStream out, Purpose p) {
    out.println(p.id() + ": " + p.title());
    if (p.variantOf() != null) {
      out.println("a variant of " + p.variantOf());
    }
    out.println();
    out.println(p.property().strip());
    out.println();
    if (p.claim().isMade()) {
      out.println("claim: " + p.claim().summary() + ". " + p.claim().text().strip());
      out.println();
    }
    out.println("violated by");
    p.rules().forEach(r -> out.println("  - " + text(r)));
    if (!p.guards().isEmpty()) {
      out.println("watched: an access without the lock is `unguarded-access`");
      p.guards().forEach(g -> out.println("  - " + g.name()));
    }
    if (!p.goals().isEmpty()) {
      out.println("an ok is vacuous unless these overlap in some run");
      p.goals().forEach(g -> out.println("  - " + g.first() + "() and " + g.second() + "()"));
    }
    if (!p.scenarios().isEmpty()) {
      out.println("scenarios: " + String.join(", ", p.scenarios()));
    }
  }

  private static String text(Rule r) {
    StringJoiner s = new StringJoiner(", ");
    s.add(String.join(" or ", r.kinds()));
    part(s, "of ", " or ", r.objects());
    part(s, "field ", " or ", r.fields());
    part(s, "at ", " or ", r.at());
    part(s, "inside ", " and ", r.in());
    part(s, "not inside ", " or ", r.notIn());
    return s.toString();
  }

  private static void part(StringJoiner s, String word, String between, List<String> names) {
    if (!names.isEmpty()) {
      s.add(word + String.join(between, names));
    }
  }
}
