package org.epcheck.translator.interp;

import org.jspecify.annotations.Nullable;

/**
 * 128 bits that stand for a state, an error state by its error alone (TLC's VIEW). Of ten million
 * states two are taken for one with a probability below 10^-24.
 */
record Fingerprint(long high, long low) {
  static Fingerprint of(State s) {
    Mixer m = new Mixer();
    ErrorValue error = s.err;
    if (error != null) {
      m.add(-1);
      m.add(error.kind());
      m.add(error.thread());
      m.add(error.label());
      m.add((int) error.address());
      error.via().forEach(m::add);
      return m.done();
    }
    m.add(s.run);
    m.add(s.phase);
    m.add(s.made);
    for (ThreadState t : s.threads) {
      m.add(t.pc());
      m.add(t.loc());
      m.add(t.held());
      m.add(t.nest());
      m.add(t.sync());
      m.add(t.stack());
    }
    for (int[] cells : s.mem) {
      m.add(cells);
    }
    for (Life l : s.life) {
      m.add(l.ordinal());
    }
    m.add(s.mark);
    m.add(s.owner);
    m.add(s.queue.length);
    for (Deferred d : s.queue) {
      m.add(d.head());
      m.add(d.function());
      m.add(d.readers());
    }
    return m.done();
  }

  private static final class Mixer {
    private long a = 0x9E3779B97F4A7C15L;
    private long b = 0xC2B2AE3D27D4EB4FL;

    void add(int value) {
      a = mix(a ^ (value + 0x165667B19E3779F9L));
      b = mix(b * 0xD6E8FEB86659FD93L + value);
    }

    void add(int[] values) {
      add(values.length);
      for (int v : values) {
        add(v);
      }
    }

    void add(String text) {
      add(text.length());
      text.chars().forEach(this::add);
    }

    void add(@Nullable Frame frame) {
      for (Frame f = frame; f != null; f = f.caller()) {
        add(f.pc());
        add(f.dst());
        add(f.loc());
      }
      add(-3);
    }

    Fingerprint done() {
      return new Fingerprint(mix(a + b), mix(b));
    }

    private static long mix(long value) {
      long z = (value ^ value >>> 30) * 0xBF58476D1CE4E5B9L;
      z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
      return z ^ z >>> 31;
    }
  }
}
