package org.epcheck.runner.tlc.child;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tlc2.output.EC;
import tlc2.output.MP;
import tlc2.output.StatePrinter;
import tlc2.tool.TLCState;
import tlc2.tool.TLCStateInfo;
import tlc2.tool.TLCTrace;
import tlc2.tool.distributed.TLCServer;
import tlc2.tool.distributed.TLCWorkerRMI;
import tlc2.tool.distributed.selector.BlockSelectorFactory;
import tlc2.tool.distributed.selector.IBlockSelector;
import tlc2.tool.queue.IStateQueue;
import util.UniqueString;

/**
 * Tells all errors in TLC's server, each with its whole trace. The stock server stops at the first
 * invariant that is violated and prints two states; so the model is checked without invariants, and
 * states with an error are kept back here, through which every state has to go on its way to a
 * worker. None of them has a successor.
 */
public final class ErrorSelectors extends BlockSelectorFactory {
  /** System property of TLC: the class that makes the selector. */
  public static final String PROPERTY = "tlc2.tool.distributed.selector.factory";

  /** System property: the invariant that an error violates, by name. */
  public static final String INVARIANT = "epcheck.invariant";

  /** System property: threads of workers to wait for before any state is given out. */
  public static final String EXPECTED = "epcheck.workers";

  private static final int POLL_MILLIS = 50;

  @Override
  protected IBlockSelector getSelector(TLCServer server) {
    return new Selector(super.getSelector(server), server);
  }

  private static final class Selector implements IBlockSelector {
    private final IBlockSelector inner;
    private final TLCServer server;
    private final UniqueString error = UniqueString.uniqueStringOf("err");
    private final Set<String> told = new HashSet<>();
    private final int expected = Integer.getInteger(EXPECTED, 1);
    private volatile boolean begun;

    Selector(IBlockSelector inner, TLCServer server) {
      this.inner = inner;
      this.server = server;
    }

    @Override
    public TLCState[] getBlocks(IStateQueue queue, TLCWorkerRMI worker) {
      await();
      TLCState[] block = inner.getBlocks(queue, worker);
      if (block == null) {
        return block;
      }
      List<TLCState> good = new ArrayList<>();
      for (TLCState s : block) {
        String value = s.lookup(error).toString();
        if (value.replace(" ", "").equals("<<>>")) {
          good.add(s);
        } else {
          tell(s, value);
        }
      }
      return good.size() == block.length ? block : good.toArray(new TLCState[0]);
    }

    /** Waits until as many threads of workers as expected are there. */
    private void await() {
      try {
        while (!begun && server.getWorkerCount() < expected) {
          Thread.sleep(POLL_MILLIS);
        }
        begun = true;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    private synchronized void tell(TLCState state, String value) {
      if (!told.add(value)) {
        return; // given back by a worker that is gone
      }
      TLCStateInfo[] trace = trace(state.uid);
      MP.printError(EC.TLC_INVARIANT_VIOLATED_BEHAVIOR, System.getProperty(INVARIANT, "NoError"));
      MP.printError(EC.TLC_BEHAVIOR_UP_TO_THIS_POINT);
      int n = 0;
      for (TLCStateInfo s : trace) {
        StatePrinter.printState(s, null, ++n);
      }
    }

    /** All states that lead to one, itself included. */
    private TLCStateInfo[] trace(long uid) {
      try {
        Method m = TLCTrace.class.getDeclaredMethod("getTrace", long.class, boolean.class);
        m.setAccessible(true);
        return (TLCStateInfo[]) m.invoke(server.trace, uid, true);
      } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
        throw new IllegalStateException("TLC has no trace of a state", e);
      }
    }

    @Override
    public void setMaxTXSize(int size) {
      inner.setMaxTXSize(size);
    }

    @Override
    public long getAverageBlockCnt() {
      return inner.getAverageBlockCnt();
    }
  }
}
