package org.epcheck.trace.explain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.epcheck.trace.explain.Item.Act;
import org.epcheck.trace.model.Event;
import org.jspecify.annotations.Nullable;

/** Which rows a reader sees: calls without a story become one row, noise a row of two dots. */
final class Selection {
  /** So many rows may there be when rows of level 2, 3, 4, 5 are added. */
  private static final int[] BUDGET = {35, 30, 25, 18};

  private Selection() {}

  /** Folds calls in which nothing of the story happens into one row. */
  static List<Item> collapse(List<Item> items) {
    List<Item> out = new ArrayList<>(items);
    Set<Act> acts = new LinkedHashSet<>();
    items.stream().map(i -> i.callee).filter(Objects::nonNull).forEach(acts::add);
    Set<Act> gone = new HashSet<>();
    for (Act act : acts) {
      if (gone.stream().noneMatch(act::within) && collapse(out, act)) {
        gone.add(act);
      }
    }
    return out;
  }

  private static boolean collapse(List<Item> items, Act act) {
    int from = -1;
    int to = -1;
    for (int i = 0; i < items.size(); i++) {
      Item item = items.get(i);
      boolean inside = item.callee == act || (item.act != null && item.act.within(act));
      if (inside) {
        from = from < 0 ? i : from;
        to = i;
      }
    }
    List<Item> all = items.subList(from, to + 1);
    boolean story =
        all.stream()
            .anyMatch(
                i ->
                    i.level <= 2
                        || i.is("wait", "still", "grace")
                        || (i.callee != act && (i.act == null || !i.act.within(act))));
    Item call = all.get(0);
    if (story || call.callee != act || act.parent == null) {
      return false;
    }
    for (Item i : all.subList(1, all.size())) {
      i.steps.forEach(
          s -> {
            if (!call.covers(s.n())) {
              call.steps.add(s);
            }
          });
      call.level = Math.min(call.level, i.level);
    }
    if (all.size() > 1) {
      call.kind = "step";
    }
    all.subList(1, all.size()).clear();
    return true;
  }

  /** Marks the rows to show and adds the two dots. */
  static List<Item> select(List<Item> items) {
    Map<String, Act> essential = headers(items, 1);
    for (Item i : items) {
      Act header = essential.get(i.thread);
      i.outside = header != null && i.act != null && !i.act.within(header);
    }
    int cut = 1;
    for (int level = 2; level <= 5 && count(items, level) <= BUDGET[level - 2]; level++) {
      cut = level;
    }
    int chosen = cut;
    Set<Act> header = new HashSet<>(headers(items, chosen).values());
    for (Item i : items) {
      i.shown = shown(items, i, chosen, header);
    }
    return dots(items);
  }

  private static int count(List<Item> items, int cut) {
    Set<Act> header = new HashSet<>(headers(items, cut).values());
    return (int) items.stream().filter(i -> shown(items, i, cut, header)).count();
  }

  private static boolean shown(List<Item> items, Item i, int cut, Set<Act> headers) {
    if (i.is("grace")) {
      return next(items, i).stream()
          .anyMatch(x -> x.level <= cut && !x.is("grace") && x.thread.equals(i.thread));
    } else if (i.is("end", "halt", "wait")) {
      return true;
    } else if (i.callee != null && i.is("call")) {
      Act callee = i.callee;
      boolean around = headers.stream().anyMatch(h -> h.within(callee));
      return !around
          && items.stream()
              .anyMatch(x -> x != i && x.act != null && x.act.within(callee) && matters(x, cut));
    }
    return i.level <= cut && !i.outside;
  }

  private static boolean matters(Item x, int cut) {
    return !x.outside && (x.is("wait") || (!x.is("call", "skip") && x.level <= cut));
  }

  /** The rows of this callback: up to the next one. */
  private static List<Item> next(List<Item> items, Item grace) {
    List<Item> out = new ArrayList<>();
    for (Item i : items.subList(items.indexOf(grace) + 1, items.size())) {
      if (i.is("grace")) {
        break;
      }
      out.add(i);
    }
    return out;
  }

  /** For each thread but that of the callbacks: the innermost function around all of its rows. */
  static Map<String, Act> headers(List<Item> items, int cut) {
    Map<String, @Nullable Act> common = new HashMap<>();
    Set<String> callbacks = new HashSet<>();
    items.stream()
        .filter(i -> i.callee != null && i.callee.parent == null)
        .forEach(i -> callbacks.add(i.thread));
    for (Item i : items) {
      if (i.act == null || !matters(i, cut) || callbacks.contains(i.thread)) {
        continue;
      }
      Act act = i.act;
      if (!common.containsKey(i.thread)) {
        common.put(i.thread, act);
      } else {
        Act c = common.get(i.thread);
        while (c != null && !act.within(c)) {
          c = c.parent;
        }
        common.put(i.thread, c);
      }
    }
    Map<String, Act> out = new HashMap<>();
    common.forEach(
        (t, a) -> {
          if (a != null) {
            out.put(t, a);
          }
        });
    return out;
  }

  private static List<Item> dots(List<Item> items) {
    List<Item> out = new ArrayList<>();
    Set<String> open = new HashSet<>();
    for (Item i : items) {
      if (i.shown && !i.is("grace", "end")) {
        open.remove(i.thread);
      } else if (!i.shown && !i.outside && changes(i) && i.act != null && open.add(i.thread)) {
        Item dots = new Item("skip", i.thread, i.act, null, "..");
        dots.shown = true;
        out.add(dots);
      }
      out.add(i);
    }
    return out;
  }

  private static boolean changes(Item i) {
    return i.events()
        .anyMatch(
            e ->
                e instanceof Event.Access a
                    ? a.write()
                    : !(e instanceof Event.Local)
                        && !(e instanceof Event.Call)
                        && !(e instanceof Event.Callback));
  }
}
