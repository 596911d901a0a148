package org.epcheck.trace.render.svg;

import java.util.ArrayList;
import java.util.List;
import org.epcheck.trace.timeline.Timeline;

/** What caused what across threads: hand-over of a lock, callback, use of what was freed. */
final class Arrows {
  /** From step to step. */
  record Arrow(String kind, String name, int from, int to) {}

  private Arrows() {}

  static List<Arrow> of(Timeline timeline) {
    List<Arrow> out = new ArrayList<>();
    for (Timeline.Wait w : timeline.waits()) {
      Integer until = w.until();
      if (until != null) {
        int unlock =
            timeline.locks().stream()
                .filter(s -> s.lock().equals(w.lock()) && !s.thread().equals(w.thread()))
                .mapToInt(s -> end(s, until))
                .max()
                .orElse(0);
        add(timeline, out, new Arrow("handover", "unlock, then lock", unlock, until));
      }
    }
    for (Timeline.Grace g : timeline.graces()) {
      Integer ran = g.ran();
      if (ran != null) {
        add(timeline, out, new Arrow("callback", "queued, then called back", g.queued(), ran));
      }
    }
    Integer free = timeline.verdict().chain().free();
    Integer use = timeline.verdict().chain().use();
    if (free != null && use != null) {
      add(timeline, out, new Arrow("uaf", "freed, then used", free, use));
    }
    return out;
  }

  private static int end(Timeline.LockSpan s, int until) {
    Integer to = s.to();
    return to == null || to > until ? 0 : to;
  }

  /** Only between two different rows that are shown; a hidden callback step has its free. */
  private static void add(Timeline timeline, List<Arrow> out, Arrow a) {
    int from = shown(timeline, a.from(), a.from());
    int last = a.kind().equals("callback") ? nextFree(timeline, a.to()) : a.to();
    int to = shown(timeline, a.to(), last);
    if (from > 0 && to > from) {
      out.add(new Arrow(a.kind(), a.name(), from, to));
    }
  }

  private static int nextFree(Timeline timeline, int ran) {
    String thread = timeline.steps().get(ran - 1).thread();
    int last = ran;
    while (last < timeline.steps().size() && timeline.steps().get(last).thread().equals(thread)) {
      last++;
    }
    return last;
  }

  private static int shown(Timeline timeline, int from, int to) {
    for (int n = Math.max(1, from); n <= to && from > 0; n++) {
      int row = timeline.steps().get(n - 1).row();
      if (row >= 0 && timeline.rows().get(row).shown()) {
        return n;
      }
    }
    return 0;
  }
}
