package org.epcheck.runner.engine;

import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How far a run looked, besides for errors in the states of its model: what it was not asked, or
 * not by the search of all states. A report has to say so.
 *
 * @param livelock why nobody looked for livelocks; empty if somebody did, or there can be none
 * @param coverage why no second search of the states was made, so that what ran is not known and
 *     nobody has counted the states again; empty if one was
 * @param walked goals that were reached, but not by the search of all states: walks of the
 *     interpreter passed through them
 * @param discipline why the model's locking discipline was not searched for to the end; empty if it
 *     was. The run has checked every step against it all the same
 */
public record Extent(
    String livelock, String coverage, SortedSet<String> walked, String discipline) {
  /** Everything was looked at. */
  public static final Extent ALL = new Extent("", "", Collections.emptySortedSet(), "");

  /** A reason: the time limit was over. */
  public static final String TIME = "the time limit was over";

  public Extent {
    walked = Collections.unmodifiableSortedSet(new TreeSet<>(walked));
  }

  /** Of a run that says nothing about what it did not see. */
  public static Extent nothing(String why) {
    return new Extent(why, why, Collections.emptySortedSet(), "");
  }

  /** What was not looked at, with the reason, as JSON names it. */
  public SortedMap<String, String> missing() {
    SortedMap<String, String> missing = new TreeMap<>();
    missing.put("livelock", livelock);
    missing.put("secondSearch", coverage);
    missing.put("discipline", discipline);
    missing.values().removeIf(String::isEmpty);
    return missing;
  }

  /** Whether more time would show more. */
  public boolean isHurried() {
    return livelock.startsWith(TIME) || coverage.startsWith(TIME) || discipline.startsWith(TIME);
  }
}
