package org.epcheck.trace.read;

import org.epcheck.trace.timeline.Timeline;

/** {@code timeline.json}: the same timeline gives the same bytes. */
public final class TimelineJson {
  private TimelineJson() {}

  public static String write(Timeline timeline) {
    return JsonRecords.write(timeline);
  }

  /**
   * Reads a timeline.
   *
   * @throws FormatException broken JSON, another version, a missing, unknown or mistyped field
   */
  public static Timeline read(String text) {
    return JsonRecords.read(text, Timeline.class, "timeline", Timeline.VERSION);
  }
}
