package org.epcheck.translator.ir;

import java.util.List;
import org.epcheck.translator.type.CType;
import org.jspecify.annotations.Nullable;

/** How a block ends. Never visible. */
public sealed interface Terminator {
  Origin origin();

  /** Labels of the blocks of the same function that may run next. */
  List<String> successors();

  record Goto(Origin origin, String target) implements Terminator {
    @Override
    public List<String> successors() {
      return List.of(target);
    }
  }

  /** To {@code whenTrue} if the condition is not zero. */
  record Branch(Origin origin, Pure condition, String whenTrue, String whenFalse)
      implements Terminator {
    @Override
    public List<String> successors() {
      return List.of(whenTrue, whenFalse);
    }
  }

  /** A direct call; execution goes on at {@code next} when the callee returns. */
  record Call(Origin origin, @Nullable Var result, String callee, List<Pure> arguments, String next)
      implements Terminator {
    public Call {
      arguments = List.copyOf(arguments);
    }

    @Override
    public List<String> successors() {
      return List.of(next);
    }
  }

  /**
   * A call through a pointer.
   *
   * @param type the type that the pointer points to
   * @param candidates every function of that type whose address is taken somewhere; another value
   *     is the error {@code bad-call}
   */
  record CallPointer(
      Origin origin,
      @Nullable Var result,
      Pure function,
      CType.Function type,
      List<Pure> arguments,
      List<String> candidates,
      String next)
      implements Terminator {
    public CallPointer {
      arguments = List.copyOf(arguments);
      candidates = List.copyOf(candidates);
    }

    @Override
    public List<String> successors() {
      return List.of(next);
    }
  }

  /** Returns to the caller; the end of the thread if there is none. */
  record Return(Origin origin, @Nullable Pure value) implements Terminator {
    @Override
    public List<String> successors() {
      return List.of();
    }
  }

  /** The path ends here with the error {@code stopped} (BUG, panic). */
  record Stop(Origin origin) implements Terminator {
    @Override
    public List<String> successors() {
      return List.of();
    }
  }
}
