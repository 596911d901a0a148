package org.epcheck.translator.syntax;

import static org.epcheck.translator.syntax.Trees.span;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.epcheck.translator.ast.Ast;
import org.epcheck.translator.ast.Expression;
import org.epcheck.translator.source.Span;

/** Parse trees of expressions to syntax trees. */
final class ExpressionBuilder extends KernelCBaseVisitor<Expression> {
  private static final Map<String, Expression.Op> OPERATORS =
      Map.ofEntries(
          Map.entry("+", Expression.Op.ADD),
          Map.entry("-", Expression.Op.SUB),
          Map.entry("*", Expression.Op.MUL),
          Map.entry("/", Expression.Op.DIV),
          Map.entry("%", Expression.Op.REM),
          Map.entry("<<", Expression.Op.SHL),
          Map.entry(">>", Expression.Op.SHR),
          Map.entry("&", Expression.Op.BIT_AND),
          Map.entry("|", Expression.Op.BIT_OR),
          Map.entry("^", Expression.Op.BIT_XOR),
          Map.entry("==", Expression.Op.EQ),
          Map.entry("!=", Expression.Op.NE),
          Map.entry("<", Expression.Op.LT),
          Map.entry("<=", Expression.Op.LE),
          Map.entry(">", Expression.Op.GT),
          Map.entry(">=", Expression.Op.GE),
          Map.entry("&&", Expression.Op.LOGICAL_AND),
          Map.entry("||", Expression.Op.LOGICAL_OR));
  private static final Map<String, Expression.PrefixOp> PREFIXES =
      Map.of(
          "+", Expression.PrefixOp.PLUS,
          "-", Expression.PrefixOp.NEG,
          "~", Expression.PrefixOp.BIT_NOT,
          "!", Expression.PrefixOp.NOT,
          "*", Expression.PrefixOp.DEREF,
          "&", Expression.PrefixOp.ADDRESS,
          "++", Expression.PrefixOp.INCREMENT,
          "--", Expression.PrefixOp.DECREMENT);

  private final DeclarationBuilder declarations;

  ExpressionBuilder(DeclarationBuilder declarations) {
    this.declarations = declarations;
  }

  /** An expression with its commas. */
  Expression comma(KernelCParser.ExpressionContext t) {
    Expression e = visit(t.expr(0));
    for (int i = 1; i < t.expr().size(); i++) {
      Expression right = visit(t.expr(i));
      e = new Expression.Comma(e.span().to(right.span()), e, right);
    }
    return e;
  }

  @Override
  public Expression visitNameExpr(KernelCParser.NameExprContext t) {
    return new Expression.Name(span(t), t.getText());
  }

  @Override
  public Expression visitNumber(KernelCParser.NumberContext t) {
    String text = t.getText();
    boolean hex = text.startsWith("0x") || text.startsWith("0X");
    boolean isFloat =
        text.contains(".") || (!hex && text.toLowerCase(java.util.Locale.ROOT).contains("e"));
    return isFloat
        ? new Expression.Unsupported(span(t), "a floating-point number")
        : new Expression.Number(span(t), text);
  }

  @Override
  public Expression visitCharacter(KernelCParser.CharacterContext t) {
    return new Expression.Character(span(t), Trees.character(t.getText()));
  }

  @Override
  public Expression visitString(KernelCParser.StringContext t) {
    return new Expression.Text(span(t), Trees.string(t.STRING()));
  }

  @Override
  public Expression visitStatementExpr(KernelCParser.StatementExprContext t) {
    return new Expression.StatementExpression(
        span(t), declarations.statements().block(t.compound()));
  }

  @Override
  public Expression visitParens(KernelCParser.ParensContext t) {
    return comma(t.expression());
  }

  @Override
  public Expression visitCompoundLiteral(KernelCParser.CompoundLiteralContext t) {
    return new Expression.CompoundLiteral(
        span(t), declarations.typeName(t.typeName()), declarations.braced(t.braced()));
  }

  @Override
  public Expression visitGeneric(KernelCParser.GenericContext t) {
    List<Expression.Association> list = new ArrayList<>();
    for (var a : t.association()) {
      list.add(
          new Expression.Association(
              span(a),
              a.typeName() == null ? null : declarations.typeName(a.typeName()),
              visit(a.expr())));
    }
    return new Expression.Generic(span(t), visit(t.expr()), list);
  }

  @Override
  public Expression visitOffsetOf(KernelCParser.OffsetOfContext t) {
    return new Expression.OffsetOf(span(t), declarations.typeName(t.typeName()), path(t.path()));
  }

  @Override
  public Expression visitContainerOf(KernelCParser.ContainerOfContext t) {
    return new Expression.ContainerOf(
        span(t), visit(t.expr()), declarations.typeName(t.typeName()), path(t.path()));
  }

  private List<Ast.Designator> path(KernelCParser.PathContext t) {
    List<Ast.Designator> list = new ArrayList<>();
    for (var child : t.children) {
      if (child instanceof KernelCParser.NameContext name) {
        list.add(new Ast.Designator.Field(span(name), name.getText()));
      } else if (child instanceof KernelCParser.ExprContext index) {
        list.add(new Ast.Designator.Index(span(index), visit(index), null));
      }
    }
    return list;
  }

  @Override
  public Expression visitTypesCompatible(KernelCParser.TypesCompatibleContext t) {
    return new Expression.TypesCompatible(
        span(t), declarations.typeName(t.typeName(0)), declarations.typeName(t.typeName(1)));
  }

  @Override
  public Expression visitChooseExpr(KernelCParser.ChooseExprContext t) {
    return new Expression.ChooseExpression(
        span(t), visit(t.expr(0)), visit(t.expr(1)), visit(t.expr(2)));
  }

  @Override
  public Expression visitVaArg(KernelCParser.VaArgContext t) {
    return new Expression.Unsupported(span(t), "`va_arg`");
  }

  @Override
  public Expression visitLabelAddress(KernelCParser.LabelAddressContext t) {
    return new Expression.Unsupported(span(t), "the address of a label");
  }

  @Override
  public Expression visitIndex(KernelCParser.IndexContext t) {
    return new Expression.Index(span(t), visit(t.expr()), comma(t.expression()));
  }

  @Override
  public Expression visitCall(KernelCParser.CallContext t) {
    List<Expression> arguments = new ArrayList<>();
    for (var a : t.expr().subList(1, t.expr().size())) {
      arguments.add(visit(a));
    }
    return new Expression.Call(span(t), visit(t.expr(0)), arguments);
  }

  @Override
  public Expression visitMemberExpr(KernelCParser.MemberExprContext t) {
    return new Expression.Member(
        span(t), visit(t.expr()), t.op.getText().equals("->"), t.name().getText());
  }

  @Override
  public Expression visitPostfix(KernelCParser.PostfixContext t) {
    return new Expression.Postfix(span(t), t.op.getText().equals("++"), visit(t.expr()));
  }

  @Override
  public Expression visitSizeofType(KernelCParser.SizeofTypeContext t) {
    return new Expression.SizeofType(span(t), false, declarations.typeName(t.typeName()));
  }

  @Override
  public Expression visitAlignofType(KernelCParser.AlignofTypeContext t) {
    return new Expression.SizeofType(span(t), true, declarations.typeName(t.typeName()));
  }

  @Override
  public Expression visitSizeofExpr(KernelCParser.SizeofExprContext t) {
    return new Expression.SizeofExpression(
        span(t), !t.op.getText().equals("sizeof"), visit(t.expr()));
  }

  @Override
  public Expression visitPrefix(KernelCParser.PrefixContext t) {
    Expression.PrefixOp op = PREFIXES.get(t.op.getText());
    // Only __extension__ has no operator: it does nothing.
    return op == null ? visit(t.expr()) : new Expression.Prefix(span(t), op, visit(t.expr()));
  }

  @Override
  public Expression visitCast(KernelCParser.CastContext t) {
    return new Expression.Cast(span(t), declarations.typeName(t.typeName()), visit(t.expr()));
  }

  @Override
  public Expression visitBinary(KernelCParser.BinaryContext t) {
    return new Expression.Binary(
        span(t), operator(t.op.getText()), visit(t.expr(0)), visit(t.expr(1)));
  }

  @Override
  public Expression visitConditional(KernelCParser.ConditionalContext t) {
    return new Expression.Conditional(
        span(t),
        visit(t.expr(0)),
        t.expression() == null ? null : comma(t.expression()),
        visit(t.expr(1)));
  }

  @Override
  public Expression visitAssign(KernelCParser.AssignContext t) {
    String op = t.op.getText();
    Span at = span(t);
    return new Expression.Assign(
        at,
        op.equals("=") ? null : operator(op.substring(0, op.length() - 1)),
        visit(t.expr(0)),
        visit(t.expr(1)));
  }

  private static Expression.Op operator(String text) {
    Expression.Op op = OPERATORS.get(text);
    if (op == null) {
      throw new IllegalStateException("no operator " + text);
    }
    return op;
  }
}
