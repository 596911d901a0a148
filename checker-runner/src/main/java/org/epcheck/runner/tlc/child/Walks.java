package org.epcheck.runner.tlc.child;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tlc2.TLCGlobals;
import tlc2.output.EC;
import tlc2.output.MP;
import tlc2.output.StatePrinter;
import tlc2.tool.Action;
import tlc2.tool.StateVec;
import tlc2.tool.TLCState;
import tlc2.tool.TLCStateInfo;
import tlc2.tool.impl.FastTool;
import tlc2.util.FP64;
import util.SimpleFilenameToStream;
import util.UniqueString;

/**
 * Random walks through a model by TLC's evaluator. All successors of each state on the way are
 * looked at: one that ends a path by an error is told, once for each error, and the walk goes on by
 * one of the others. {@code -simulate} would end a walk at each error, and tell the same again and
 * again.
 */
public final class Walks {
  /** What the line begins with that says how many walks were made. */
  public static final String PROGRESS = "@epcheck walks:";

  private static final int REPORT_MILLIS = 2000;
  private static final int LEAST_LENGTH = 16;

  private final FastTool tool;
  private final int depth;
  private final UniqueString error = UniqueString.uniqueStringOf("err");
  private final Set<String> told = new HashSet<>();
  private long states;
  private int deepest;

  private Walks(FastTool tool, int depth) {
    this.tool = tool;
    this.depth = depth;
  }

  /** Arguments: module, model file without its ending, walks, most steps of one, seed. */
  public static void main(String[] arguments) {
    FP64.Init(0);
    TLCGlobals.tool = true;
    TLCGlobals.setNumWorkers(1);
    MP.printMessage(EC.TLC_VERSION, "TLC2 " + TLCGlobals.versionOfTLC);
    int status = 0;
    try {
      FastTool tool = new FastTool(arguments[0], arguments[1], new SimpleFilenameToStream());
      int number = Integer.parseInt(arguments[2]);
      new Walks(tool, Integer.parseInt(arguments[3])).run(number, Long.parseLong(arguments[4]));
      MP.printMessage(EC.TLC_FINISHED, "");
    } catch (OutOfMemoryError e) {
      MP.printError(EC.SYSTEM_OUT_OF_MEMORY, e);
      status = EC.ExitStatus.ERROR_SYSTEM;
    } catch (RuntimeException | StackOverflowError e) {
      MP.printError(EC.GENERAL, e);
      status = EC.ExitStatus.ERROR;
    }
    System.out.flush();
    System.exit(status);
  }

  private void run(int number, long seed) {
    List<TLCState> initial = new ArrayList<>();
    add(tool.getInitStates(), initial);
    long next = System.currentTimeMillis() + REPORT_MILLIS;
    for (int i = 0; i < number; i++) {
      // Each walk has choices of its own: more walks are the same ones and others.
      Random random = new Random(seed * 1_000_003 + i);
      walk(initial, new Chooser(i, random, Math.max(LEAST_LENGTH, deepest)), random);
      if (System.currentTimeMillis() >= next) {
        next = System.currentTimeMillis() + REPORT_MILLIS;
        report(i + 1);
      }
    }
    report(number);
  }

  private void report(int walks) {
    System.out.println(PROGRESS + " " + walks + " " + states + " " + deepest);
  }

  private void walk(List<TLCState> initial, Chooser chooser, Random random) {
    List<TLCState> path = new ArrayList<>();
    List<TLCState> good = withoutErrors(initial, path);
    TLCState at = good.isEmpty() ? null : good.get(random.nextInt(good.size()));
    while (at != null) {
      path.add(at);
      deepest = Math.max(deepest, path.size());
      List<TLCState> after = path.size() > depth ? List.of() : withoutErrors(successors(at), path);
      at = after.isEmpty() ? null : chooser.next(at, after);
    }
  }

  private List<TLCState> successors(TLCState state) {
    List<TLCState> all = new ArrayList<>();
    for (Action a : tool.getActions()) {
      add(tool.getNextStates(a, state), all);
    }
    return all;
  }

  private static void add(StateVec states, List<TLCState> all) {
    for (int i = 0; i < states.size(); i++) {
      all.add(states.elementAt(i));
    }
  }

  /** Those that are no errors; the others are told. */
  private List<TLCState> withoutErrors(List<TLCState> candidates, List<TLCState> path) {
    List<TLCState> good = new ArrayList<>();
    for (TLCState s : candidates) {
      states++;
      Action violated = violated(s);
      if (violated == null) {
        good.add(s);
      } else if (told.add(s.lookup(error).toString())) {
        tell(violated, path, s);
      }
    }
    return good;
  }

  private @Nullable Action violated(TLCState state) {
    for (Action invariant : tool.getInvariants()) {
      if (!tool.isValid(invariant, state)) {
        return invariant;
      }
    }
    return null;
  }

  private static void tell(Action invariant, List<TLCState> path, TLCState last) {
    MP.printError(EC.TLC_INVARIANT_VIOLATED_BEHAVIOR, invariant.getName().toString());
    MP.printError(EC.TLC_BEHAVIOR_UP_TO_THIS_POINT);
    int n = 0;
    for (TLCState s : path) {
      StatePrinter.printState(new TLCStateInfo(s, ""), null, ++n);
    }
    StatePrinter.printState(new TLCStateInfo(last, ""), null, ++n);
  }
}
