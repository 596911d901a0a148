package org.epcheck.translator.syntax;

import static org.epcheck.translator.syntax.Trees.span;

import java.util.ArrayList;
import java.util.List;
import org.epcheck.translator.ast.Ast;
import org.epcheck.translator.ast.Expression;
import org.epcheck.translator.ast.Statement;
import org.epcheck.translator.source.Span;
import org.jspecify.annotations.Nullable;

/** Parse trees of statements to syntax trees. */
final class StatementBuilder extends KernelCBaseVisitor<Statement> {
  private final DeclarationBuilder declarations;
  private final ExpressionBuilder expressions;

  StatementBuilder(DeclarationBuilder declarations, ExpressionBuilder expressions) {
    this.declarations = declarations;
    this.expressions = expressions;
  }

  Statement.Block block(KernelCParser.CompoundContext tree) {
    List<Statement> list = new ArrayList<>();
    for (var l : tree.localLabels()) {
      list.add(new Statement.Unsupported(span(l), "a local label declaration"));
    }
    for (var item : tree.blockItem()) {
      addItem(item, list);
    }
    return new Statement.Block(span(tree), list);
  }

  private void addItem(KernelCParser.BlockItemContext tree, List<Statement> list) {
    if (tree.declaration() != null) {
      for (Ast.Item item : declarations.declaration(tree.declaration())) {
        list.add(new Statement.Declare(item.span(), item));
      }
    } else {
      list.add(visit(tree.statement()));
    }
  }

  /** The statement after a label; a declaration is allowed there, and so is nothing. */
  private Statement after(KernelCParser.@Nullable BlockItemContext tree, Span label) {
    if (tree == null) {
      return new Statement.Empty(label);
    }
    List<Statement> list = new ArrayList<>();
    addItem(tree, list);
    return list.size() == 1 ? list.get(0) : new Statement.Block(span(tree), list);
  }

  @Override
  public Statement visitCompoundStatement(KernelCParser.CompoundStatementContext t) {
    return block(t.compound());
  }

  @Override
  public Statement visitLabelled(KernelCParser.LabelledContext t) {
    Span at = span(t.IDENT().getSymbol());
    return new Statement.Label(at, t.IDENT().getText(), after(t.blockItem(), at));
  }

  @Override
  public Statement visitCaseLabel(KernelCParser.CaseLabelContext t) {
    Expression low = expressions.visit(t.expr(0));
    Expression high = t.expr().size() > 1 ? expressions.visit(t.expr(1)) : null;
    Span at = span(t.getStart()).to(span(t.expr(t.expr().size() - 1)));
    return new Statement.Case(at, low, high, after(t.blockItem(), at));
  }

  @Override
  public Statement visitDefaultLabel(KernelCParser.DefaultLabelContext t) {
    Span at = span(t.getStart());
    return new Statement.Default(at, after(t.blockItem(), at));
  }

  @Override
  public Statement visitIfStatement(KernelCParser.IfStatementContext t) {
    return new Statement.If(
        span(t),
        expressions.comma(t.expression()),
        visit(t.statement(0)),
        t.statement().size() > 1 ? visit(t.statement(1)) : null);
  }

  @Override
  public Statement visitSwitchStatement(KernelCParser.SwitchStatementContext t) {
    return new Statement.Switch(span(t), expressions.comma(t.expression()), visit(t.statement()));
  }

  @Override
  public Statement visitWhileStatement(KernelCParser.WhileStatementContext t) {
    return new Statement.While(span(t), expressions.comma(t.expression()), visit(t.statement()));
  }

  @Override
  public Statement visitDoStatement(KernelCParser.DoStatementContext t) {
    return new Statement.DoWhile(span(t), visit(t.statement()), expressions.comma(t.expression()));
  }

  @Override
  public Statement visitForStatement(KernelCParser.ForStatementContext t) {
    Statement init = null;
    if (t.declaration() != null) {
      List<Statement> list = new ArrayList<>();
      for (Ast.Item item : declarations.declaration(t.declaration())) {
        list.add(new Statement.Declare(item.span(), item));
      }
      init = list.get(0);
    } else if (t.first != null) {
      Expression e = expressions.comma(t.first);
      init = new Statement.Evaluate(e.span(), e);
    }
    return new Statement.For(
        span(t),
        init,
        t.condition == null ? null : expressions.comma(t.condition),
        t.update == null ? null : expressions.comma(t.update),
        visit(t.statement()));
  }

  @Override
  public Statement visitGotoStatement(KernelCParser.GotoStatementContext t) {
    return new Statement.Goto(span(t), t.name().getText());
  }

  @Override
  public Statement visitComputedGoto(KernelCParser.ComputedGotoContext t) {
    return new Statement.Unsupported(span(t), "a computed `goto`");
  }

  @Override
  public Statement visitContinueStatement(KernelCParser.ContinueStatementContext t) {
    return new Statement.Continue(span(t));
  }

  @Override
  public Statement visitBreakStatement(KernelCParser.BreakStatementContext t) {
    return new Statement.Break(span(t));
  }

  @Override
  public Statement visitReturnStatement(KernelCParser.ReturnStatementContext t) {
    return new Statement.Return(
        span(t), t.expression() == null ? null : expressions.comma(t.expression()));
  }

  @Override
  public Statement visitAsmLine(KernelCParser.AsmLineContext t) {
    return new Statement.Unsupported(span(t), "inline assembly");
  }

  @Override
  public Statement visitAttributeStatement(KernelCParser.AttributeStatementContext t) {
    return new Statement.Empty(span(t));
  }

  @Override
  public Statement visitExpressionStatement(KernelCParser.ExpressionStatementContext t) {
    Expression e = expressions.comma(t.expression());
    return new Statement.Evaluate(span(t), e);
  }

  @Override
  public Statement visitEmptyStatement(KernelCParser.EmptyStatementContext t) {
    return new Statement.Empty(span(t));
  }
}
