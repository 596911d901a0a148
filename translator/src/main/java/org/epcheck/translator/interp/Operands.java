package org.epcheck.translator.interp;

import java.util.List;
import org.epcheck.translator.ir.Instr;
import org.epcheck.translator.ir.Pure;

/** The expressions of an instruction, in the order of its components. */
final class Operands {
  private Operands() {}

  static List<Pure> of(Instr instr) {
    if (instr instanceof Instr.Assign i) {
      return List.of(i.value());
    } else if (instr instanceof Instr.Load i) {
      return List.of(i.address());
    } else if (instr instanceof Instr.Store i) {
      return List.of(i.address(), i.value());
    } else if (instr instanceof Instr.Update i) {
      Pure expected = i.expected();
      return List.of(i.address(), i.operand(), expected == null ? Pure.ZERO : expected);
    } else if (instr instanceof Instr.RefCount i) {
      return List.of(i.address());
    } else if (instr instanceof Instr.Lock i) {
      return List.of(i.address(), i.subclass());
    } else if (instr instanceof Instr.TryLock i) {
      return List.of(i.address());
    } else if (instr instanceof Instr.Unlock i) {
      return List.of(i.address());
    } else if (instr instanceof Instr.Defer i) {
      return List.of(i.head(), i.function());
    } else if (instr instanceof Instr.Free i) {
      return List.of(i.pointer());
    } else if (instr instanceof Instr.Touch i) {
      return List.of(i.address());
    } else if (instr instanceof Instr.Await i) {
      return List.of(i.address());
    } else if (instr instanceof Instr.Mark i) {
      return List.of(i.object());
    } else if (instr instanceof Instr.Fail i) {
      Pure address = i.address();
      return List.of(address == null ? Pure.ZERO : address);
    } else if (instr instanceof Instr.Assert i) {
      return List.of(i.condition());
    } else if (instr instanceof Instr.Query i) {
      Pure address = i.address();
      return List.of(address == null ? Pure.ZERO : address);
    }
    return List.of();
  }
}
