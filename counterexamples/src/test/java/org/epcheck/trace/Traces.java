package org.epcheck.trace;

import static org.epcheck.trace.TraceBuilder.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.epcheck.trace.model.Event;
import org.epcheck.trace.model.Trace;
import org.epcheck.trace.read.TraceJson;

/** The traces of the golden tests, by name. */
final class Traces {
  static final Map<String, Supplier<Trace>> ALL = new LinkedHashMap<>();

  static {
    ALL.put("uaf-missing-rcu", Traces::missingRcu);
    ALL.put("uaf-missing-reference", Traces::missingReference);
    ALL.put("uaf-early-unlock", Traces::earlyUnlock);
    ALL.put("uaf-dropped-reference", Traces::droppedReference);
    ALL.put("uaf-stale-pointer", Traces::stalePointer);
    ALL.put("uaf-unlock-tail", Traces::unlockTail);
    ALL.put("uaf-three-threads", Traces::threeThreads);
    ALL.put("uaf-four-threads", Traces::fourThreads);
    ALL.put("uaf-with-noise", Traces::noise);
    ALL.put("double-free", Traces::doubleFree);
    ALL.put("double-defer", Traces::doubleDefer);
    ALL.put("list-corruption", Traces::listCorruption);
    ALL.put("deadlock-two", Traces::deadlock);
    ALL.put("deadlock-three", Traces::deadlockThree);
    ALL.put("data-race", Traces::race);
    ALL.put("leak", Traces::leak);
    ALL.put("unguarded-access", Traces::unguarded);
    ALL.put("livelock", Traces::livelock);
    ALL.put("lock-order", Traces::lockOrder);
  }

  static {
    // Replayed by the reference interpreter from shortest runs of our own model of epoll.
    for (String name :
        List.of(
            "real-epoll-freed-before-lock",
            "real-epoll-freed-in-unlock",
            "real-item-removed-twice",
            "real-race",
            "real-list-corruption")) {
      ALL.put(name, () -> file(name));
    }
  }

  private Traces() {}

  private static Trace file(String name) {
    try {
      return TraceJson.read(
          Files.readString(Path.of("src", "test", "resources", "real", name + ".json")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Trace get(String name) {
    return Objects.requireNonNull(ALL.get(name), name).get();
  }

  private static TraceBuilder epoll(String name) {
    return new TraceBuilder(name)
        .thread("A", "close(epfd)", "close", "__fput", "ep_eventpoll_release", "ep_free")
        .thread("B", "close(fd)", "close", "__fput", "eventpoll_release_file")
        .rcu()
        .object("eventpoll1", "struct eventpoll", "live", "epoll_create1", "ep_alloc")
        .object("epitem1", "struct epitem", "live", "epoll_ctl", "ep_insert")
        .object("file1", "struct file", "live", "model_open")
        .initially("eventpoll1.refcount", "1");
  }

  private static TraceBuilder removal(TraceBuilder b, String thread) {
    return b.call(thread, "ep_remove(ep, epi)", "ep_remove")
        .write(
            thread,
            "list_del_rcu(&epi->fllink)",
            "file1",
            "f_ep_links.next",
            "&epitem1.fllink",
            "&file1.f_ep_links")
        .write(
            thread,
            "list_del_rcu(&epi->fllink)",
            "epitem1",
            "fllink.prev",
            "&file1.f_ep_links",
            "LIST_POISON2")
        .write(
            thread,
            "rb_erase_cached(&epi->rbn, &ep->rbr)",
            "eventpoll1",
            "rbr.first",
            "&epitem1.rbn",
            "NULL")
        .defer(thread, "call_rcu(&epi->rcu, epi_rcu_free)", "epitem1", "epi_rcu_free")
        .ret(thread);
  }

  private static Trace missingRcu() {
    TraceBuilder b =
        epoll("close-close")
            .reader("B", true)
            .read(
                "B",
                "epi = list_first_or_null_rcu(&file->f_ep_links, struct epitem, fllink)",
                "file1",
                "f_ep_links.next",
                "&epitem1.fllink")
            .read("B", "ep_get(epi->ep)", "epitem1", "ep", "&eventpoll1")
            .count("B", "ep_get(epi->ep)", "eventpoll1", 1, 2)
            .reader("B", false)
            .lock("A", "mutex_lock(&ep->mtx)", "eventpoll1", "mtx");
    removal(b, "A")
        .unlock("A", "mutex_unlock(&ep->mtx)", "eventpoll1", "mtx")
        .lock("B", "mutex_lock(&ep->mtx)", "eventpoll1", "mtx")
        .count("A", "ep_put(ep)", "eventpoll1", 2, 1)
        .callback("epitem1", "epi_rcu_free", "kmem_cache_free(epi_cache, epi)")
        .call("B", "ep_remove(ep, epi)", "ep_remove");
    return b.other("step 16: unguarded-access to epitem1.rbn")
        .fail(
            "B",
            "struct file *file = epi->ffd.file;",
            "use-after-free",
            "epitem1",
            "ffd.file",
            "read",
            "epitem1 is freed");
  }

  private static Trace missingReference() {
    TraceBuilder b =
        epoll("close-close")
            .at(5, "4b")
            .reader("B", true)
            .read(
                "B",
                "epi = list_first_or_null_rcu(&file->f_ep_links, struct epitem, fllink)",
                "file1",
                "f_ep_links.next",
                "&epitem1.fllink")
            .read("B", "ep = epi->ep", "epitem1", "ep", "&eventpoll1")
            .reader("B", false)
            .lock("A", "mutex_lock(&ep->mtx)", "eventpoll1", "mtx");
    return removal(b, "A")
        .unlock("A", "mutex_unlock(&ep->mtx)", "eventpoll1", "mtx")
        .defer("A", "call_rcu(&ep->rcu, ep_rcu_free)", "eventpoll1", "ep_rcu_free")
        .callback("eventpoll1", "ep_rcu_free", "kfree(ep)")
        .fail(
            "B",
            "mutex_lock(&ep->mtx)",
            "use-after-free",
            "eventpoll1",
            "mtx",
            "lock",
            "eventpoll1 is freed");
  }

  private static Trace earlyUnlock() {
    return epoll("close-close")
        .lock("B", "mutex_lock(&ep->mtx)", "eventpoll1", "mtx")
        .read("B", "epi = ep_find(ep, file, fd)", "eventpoll1", "rbr.first", "&epitem1.rbn")
        .unlock("B", "mutex_unlock(&ep->mtx)", "eventpoll1", "mtx")
        .lock("A", "mutex_lock(&ep->mtx)", "eventpoll1", "mtx")
        .write(
            "A",
            "rb_erase_cached(&epi->rbn, &ep->rbr)",
            "eventpoll1",
            "rbr.first",
            "&epitem1.rbn",
            "NULL")
        .life("A", "kmem_cache_free(epi_cache, epi)", "epitem1", "live", "freed")
        .unlock("A", "mutex_unlock(&ep->mtx)", "eventpoll1", "mtx")
        .fail(
            "B",
            "epi->event.events = event->events",
            "use-after-free",
            "epitem1",
            "event.events",
            "write",
            "epitem1 is freed");
  }

  private static Trace droppedReference() {
    return epoll("get-put")
        .at(6, "4b")
        .read("B", "ep = file->private_data", "file1", "private_data", "&eventpoll1")
        .count("B", "ep_get(ep)", "eventpoll1", 1, 2)
        .count("B", "ep_put(ep)", "eventpoll1", 2, 1)
        .count("A", "refcount_dec_and_test(&ep->refcount)", "eventpoll1", 1, 0)
        .life("A", "kfree(ep)", "eventpoll1", "live", "freed")
        .fail(
            "B",
            "wake_up(&ep->wq)",
            "use-after-free",
            "eventpoll1",
            "wq.lock",
            "lock",
            "eventpoll1 is freed");
  }

  private static Trace stalePointer() {
    return new TraceBuilder("nested-add-close-inner")
        .at(1, "1a")
        .thread("A", "epoll_ctl(epfd0, ADD, epfd1)", "do_epoll_ctl", "ep_loop_check")
        .thread("B", "close(epfd1)", "close", "__fput", "ep_free")
        .object("epmutex", "struct mutex", "static")
        .object("visited_list", "struct list_head", "static")
        .object("eventpoll2", "struct eventpoll", "live", "epoll_create1", "ep_alloc")
        .lock("A", "mutex_lock(&epmutex)", "epmutex", "")
        .write(
            "A",
            "list_add(&ep->visited_list_link, &visited_list)",
            "visited_list",
            "next",
            "&visited_list",
            "&eventpoll2.visited_list_link")
        .lock("B", "mutex_lock(&ep->mtx)", "eventpoll2", "mtx")
        .unlock("B", "mutex_unlock(&ep->mtx)", "eventpoll2", "mtx")
        .life("B", "kfree(ep)", "eventpoll2", "live", "freed")
        .read(
            "A",
            "list_for_each_entry_safe(ep, tmp, &visited_list, visited_list_link) {",
            "visited_list",
            "next",
            "&eventpoll2.visited_list_link")
        .fail(
            "A",
            "ep->visited = 0",
            "use-after-free",
            "eventpoll2",
            "visited",
            "write",
            "eventpoll2 is freed");
  }

  private static Trace unlockTail() {
    return epoll("close-close")
        .at(5, "4b")
        .lock("B", "mutex_lock(&ep->mtx)", "eventpoll1", "mtx")
        .step(
            "B", "mutex_unlock(&ep->mtx)", new Event.Lock("release", "eventpoll1", "mtx", "sleep"))
        .lock("A", "mutex_lock(&ep->mtx)", "eventpoll1", "mtx")
        .unlock("A", "mutex_unlock(&ep->mtx)", "eventpoll1", "mtx")
        .life("A", "kfree(ep)", "eventpoll1", "live", "freed")
        .fail(
            "B",
            "mutex_unlock(&ep->mtx)",
            "use-after-free",
            "eventpoll1",
            "mtx",
            "unlock",
            "eventpoll1 is freed");
  }

  private static Trace threeThreads() {
    return new TraceBuilder("nested-add-close-inner-close-file")
        .at(2, "2b")
        .thread(
            "A", "epoll_ctl(epfd0, ADD, epfd1)", "do_epoll_ctl", "ep_insert", "reverse_path_check")
        .thread("B", "close(epfd2)", "close", "__fput", "ep_free")
        .thread("C", "close(fd)", "close", "__fput", "eventpoll_release_file")
        .rcu()
        .object("epmutex", "struct mutex", "static")
        .object("eventpoll2", "struct eventpoll", "live", "epoll_create1", "ep_alloc")
        .object("epitem1", "struct epitem", "live", "epoll_ctl", "ep_insert")
        .lock("A", "mutex_lock(&epmutex)", "epmutex", "")
        .reader("A", true)
        .read("A", "child_file = epi->ep->file", "epitem1", "ep", "&eventpoll2")
        .lock("B", "mutex_lock(&ep->mtx)", "eventpoll2", "mtx")
        .unlock("B", "mutex_unlock(&ep->mtx)", "eventpoll2", "mtx")
        .lock("C", "mutex_lock(&ep->mtx)", "eventpoll2", "mtx")
        .unlock("C", "mutex_unlock(&ep->mtx)", "eventpoll2", "mtx")
        .life("B", "kfree(ep)", "eventpoll2", "live", "freed")
        .fail(
            "A",
            "child_file = epi->ep->file",
            "use-after-free",
            "eventpoll2",
            "file",
            "read",
            "eventpoll2 is freed");
  }

  private static Trace fourThreads() {
    TraceBuilder b =
        new TraceBuilder("four")
            .thread("A", "close(epfd)", "close", "__fput", "ep_free")
            .thread("B", "close(fd)", "close", "__fput", "eventpoll_release_file")
            .thread("C", "epoll_wait(epfd)", "epoll_wait", "ep_poll")
            .thread("D", "epoll_ctl(epfd, MOD, fd)", "do_epoll_ctl")
            .rcu()
            .object("eventpoll1", "struct eventpoll", "live", "epoll_create1", "ep_alloc")
            .object("file1", "struct file", "live", "model_open")
            .object("epitem1", "struct epitem", "live", "epoll_ctl", "ep_insert")
            .reader("B", true)
            .read(
                "B",
                "epi = list_first_or_null_rcu(&file->f_ep_links, struct epitem, fllink)",
                "file1",
                "f_ep_links.next",
                "&epitem1.fllink")
            .lock("D", "mutex_lock(&ep->mtx)", "eventpoll1", "mtx")
            .reader("B", false)
            .unlock("D", "mutex_unlock(&ep->mtx)", "eventpoll1", "mtx")
            .lock("C", "mutex_lock(&ep->mtx)", "eventpoll1", "mtx")
            .unlock("C", "mutex_unlock(&ep->mtx)", "eventpoll1", "mtx")
            .lock("A", "mutex_lock(&ep->mtx)", "eventpoll1", "mtx");
    return removal(b, "A")
        .unlock("A", "mutex_unlock(&ep->mtx)", "eventpoll1", "mtx")
        .callback("epitem1", "epi_rcu_free", "kmem_cache_free(epi_cache, epi)")
        .lock("B", "mutex_lock(&ep->mtx)", "eventpoll1", "mtx")
        .fail(
            "B",
            "list_del_rcu(&epi->fllink)",
            "use-after-free",
            "epitem1",
            "fllink.next",
            "read",
            "epitem1 is freed");
  }

  /** The same race between calls, loops and locks that have nothing to do with it. */
  private static Trace noise() {
    TraceBuilder b = epoll("noise");
    b.object("wakeup1", "struct wakeup_source", "live", "ep_create_wakeup_source");
    for (int i = 0; i < 6; i++) {
      b.read("A", "if (waitqueue_active(&ep->poll_wait))", "eventpoll1", "poll_wait.next", "0");
      b.call("A", "ep_unregister_pollwait(ep, epi)", "ep_unregister_pollwait")
          .spin("A", "spin_lock(&ws->lock)", "wakeup1", "lock")
          .write("A", "ws->events++", "wakeup1", "events", "" + i, "" + (i + 1))
          .spinUnlock("A", "spin_unlock(&ws->lock)", "wakeup1", "lock")
          .ret("A");
    }
    b.reader("B", true)
        .read(
            "B",
            "epi = list_first_or_null_rcu(&file->f_ep_links, struct epitem, fllink)",
            "file1",
            "f_ep_links.next",
            "&epitem1.fllink")
        .reader("B", false)
        .lock("A", "mutex_lock(&ep->mtx)", "eventpoll1", "mtx");
    removal(b, "A");
    for (int i = 0; i < 4; i++) {
      b.write("A", "ws->wakeups++", "wakeup1", "wakeups", "" + i, "" + (i + 1));
      b.write("A", "ws->active = false", "wakeup1", "active", "1", "0");
      b.read("B", "prefetch(ws)", "wakeup1", "pad", "0");
    }
    b.unlock("A", "mutex_unlock(&ep->mtx)", "eventpoll1", "mtx")
        .callback("epitem1", "epi_rcu_free", "kmem_cache_free(epi_cache, epi)")
        .lock("B", "mutex_lock(&ep->mtx)", "eventpoll1", "mtx")
        .call("B", "ep_remove(ep, epi)", "ep_remove");
    return b.fail(
        "B",
        "file = epi->ffd.file",
        "use-after-free",
        "epitem1",
        "ffd.file",
        "read",
        "epitem1 is freed");
  }

  private static Trace doubleFree() {
    return epoll("close-close")
        .at(7, "4e")
        .read("A", "pwq = epi->pwqlist.next", "epitem1", "pwqlist.next", "&epoll_entry1.llink")
        .object("epoll_entry1", "struct eppoll_entry", "live", "ep_ptable_queue_proc")
        .lock("B", "mutex_lock(&ep->mtx)", "eventpoll1", "mtx")
        .life("B", "kmem_cache_free(pwq_cache, pwq)", "epoll_entry1", "live", "freed")
        .unlock("B", "mutex_unlock(&ep->mtx)", "eventpoll1", "mtx")
        .fail(
            "A",
            "kmem_cache_free(pwq_cache, pwq)",
            "double-free",
            "epoll_entry1",
            "",
            "free",
            "epoll_entry1 is already freed");
  }

  private static Trace doubleDefer() {
    TraceBuilder b =
        epoll("close-close")
            .reader("B", true)
            .read(
                "B",
                "epi = list_first_or_null_rcu(&file->f_ep_links, struct epitem, fllink)",
                "file1",
                "f_ep_links.next",
                "&epitem1.fllink")
            .reader("B", false)
            .lock("A", "mutex_lock(&ep->mtx)", "eventpoll1", "mtx");
    return removal(b, "A")
        .unlock("A", "mutex_unlock(&ep->mtx)", "eventpoll1", "mtx")
        .lock("B", "mutex_lock(&ep->mtx)", "eventpoll1", "mtx")
        .call("B", "ep_remove(ep, epi)", "ep_remove")
        .fail(
            "B",
            "call_rcu(&epi->rcu, epi_rcu_free)",
            "double-defer",
            "epitem1",
            "rcu",
            "write",
            "the callback of epitem1.rcu is already queued");
  }

  private static Trace listCorruption() {
    return epoll("close-close")
        .at(1, "4c")
        .lock("A", "mutex_lock(&ep->mtx)", "eventpoll1", "mtx")
        .write(
            "A",
            "list_del_rcu(&epi->fllink)",
            "file1",
            "f_ep_links.next",
            "&epitem1.fllink",
            "&file1.f_ep_links")
        .write(
            "A",
            "list_del_rcu(&epi->fllink)",
            "epitem1",
            "fllink.prev",
            "&file1.f_ep_links",
            "LIST_POISON2")
        .unlock("A", "mutex_unlock(&ep->mtx)", "eventpoll1", "mtx")
        .lock("B", "mutex_lock(&ep->mtx)", "eventpoll1", "mtx")
        .fail(
            "B",
            "list_del_rcu(&epi->fllink)",
            "list-corruption",
            "epitem1",
            "fllink.prev",
            "write",
            "list_del: epitem1.fllink.prev is LIST_POISON2");
  }

  private static Trace deadlock() {
    return new TraceBuilder("cross-add")
        .at(0, "deadlock")
        .thread("A", "epoll_ctl(epfd1, ADD, epfd2)", "do_epoll_ctl")
        .thread("B", "epoll_ctl(epfd2, ADD, epfd1)", "do_epoll_ctl")
        .object("eventpoll1", "struct eventpoll", "live", "epoll_create1")
        .object("eventpoll2", "struct eventpoll", "live", "epoll_create1")
        .lock("A", "mutex_lock_nested(&ep->mtx, 0)", "eventpoll1", "mtx")
        .lock("B", "mutex_lock_nested(&ep->mtx, 0)", "eventpoll2", "mtx")
        .pending(
            "A",
            "mutex_lock_nested(&tep->mtx, 1)",
            new Event.Lock("wait", "eventpoll2", "mtx", "sleep"))
        .pending(
            "B",
            "mutex_lock_nested(&tep->mtx, 1)",
            new Event.Lock("wait", "eventpoll1", "mtx", "sleep"))
        .end("", "deadlock", "", "", "", "A, B wait for ever");
  }

  /** Two threads that give way to each other for ever. */
  private static Trace livelock() {
    TraceBuilder b =
        new TraceBuilder("give-way")
            .at(7, "livelock")
            .thread("A", "close(epfd)", "close", "__fput", "ep_free")
            .thread("B", "close(fd)", "close", "__fput", "eventpoll_release_file")
            .object("eventpoll1", "struct eventpoll", "live", "epoll_create1", "ep_alloc")
            .object("file1", "struct file", "live", "model_open")
            .lock("A", "mutex_lock(&ep->mtx)", "eventpoll1", "mtx");
    for (int i = 0; i < 2; i++) {
      b.read("B", "while (!mutex_trylock(&ep->mtx))", "eventpoll1", "mtx", "A")
          .read("A", "while (!spin_trylock(&file->f_lock))", "file1", "f_lock", "B");
    }
    return b.end("", "livelock", "", "", "", "A, B wait for each other and never stop trying")
        .withLoop(4);
  }

  private static Trace lockOrder() {
    return new TraceBuilder("order")
        .at(2, "lock-order")
        .thread("A", "epoll_ctl(epfd1, ADD, epfd2)", "do_epoll_ctl")
        .thread("B", "epoll_ctl(epfd2, ADD, epfd1)", "do_epoll_ctl")
        .object("eventpoll1", "struct eventpoll", "live", "epoll_create1")
        .object("eventpoll2", "struct eventpoll", "live", "epoll_create1")
        .lock("A", "mutex_lock_nested(&ep->mtx, 0)", "eventpoll1", "mtx")
        .lock("A", "mutex_lock_nested(&tep->mtx, 1)", "eventpoll2", "mtx")
        .unlock("A", "mutex_unlock(&tep->mtx)", "eventpoll2", "mtx")
        .unlock("A", "mutex_unlock(&ep->mtx)", "eventpoll1", "mtx")
        .lock("B", "mutex_lock_nested(&ep->mtx, 0)", "eventpoll2", "mtx")
        .fail(
            "B",
            "mutex_lock_nested(&tep->mtx, 1)",
            "lock-order",
            "eventpoll1",
            "mtx",
            "lock",
            "eventpoll1.mtx and eventpoll2.mtx are taken in both orders");
  }

  private static Trace deadlockThree() {
    TraceBuilder b = new TraceBuilder("ring").at(0, "deadlock");
    String[] ids = {"A", "B", "C"};
    for (int i = 0; i < 3; i++) {
      b.thread(ids[i], "f" + i + "()", "f" + i);
      b.object("lock" + i, "struct mutex", "static");
    }
    for (int i = 0; i < 3; i++) {
      b.lock(ids[i], "mutex_lock(&lock" + i + ")", "lock" + i, "");
    }
    for (int i = 0; i < 3; i++) {
      int j = (i + 1) % 3;
      b.pending(
          ids[i], "mutex_lock(&lock" + j + ")", new Event.Lock("wait", "lock" + j, "", "sleep"));
    }
    return b.end("", "deadlock", "", "", "", "A, B, C wait for ever");
  }

  private static Trace race() {
    return epoll("close-add")
        .at(3, "data-race")
        .lock("A", "mutex_lock(&ep->mtx)", "eventpoll1", "mtx")
        .spin("B", "spin_lock(&file->f_lock)", "file1", "f_lock")
        .pending(
            "A",
            "if (ep_is_linked(&epi->fllink))",
            access("epitem1", "fllink.next", false, "NULL", "NULL"))
        .pending(
            "B",
            "list_add_tail_rcu(&epi->fllink, &file->f_ep_links)",
            access("epitem1", "fllink.next", true, "NULL", "&file1.f_ep_links"))
        .end(
            "A",
            "data-race",
            "epitem1",
            "fllink.next",
            "read",
            "A reads and B writes epitem1.fllink.next, at least one without a marked access");
  }

  private static Trace leak() {
    return epoll("close-close")
        .end()
        .at(7, "leak")
        .lock("A", "mutex_lock(&ep->mtx)", "eventpoll1", "mtx")
        .write(
            "A",
            "rb_erase_cached(&epi->rbn, &ep->rbr)",
            "eventpoll1",
            "rbr.first",
            "&epitem1.rbn",
            "NULL")
        .unlock("A", "mutex_unlock(&ep->mtx)", "eventpoll1", "mtx")
        .count("B", "ep_put(ep)", "eventpoll1", 2, 1)
        .fail(
            "end",
            "ASSERT(no_leaks())",
            "leak",
            "epitem1",
            "",
            "",
            "nobody can free epitem1 any more");
  }

  private static Trace unguarded() {
    return epoll("close-close")
        .at(3, "4e")
        .lock("B", "mutex_lock(&ep->mtx)", "eventpoll1", "mtx")
        .read(
            "B",
            "pwq = list_first_entry(&epi->pwqlist, struct eppoll_entry, llink)",
            "epitem1",
            "pwqlist.next",
            "&epoll_entry1.llink")
        .fail(
            "A",
            "ep_unregister_pollwait(ep, epi)",
            "unguarded-access",
            "epitem1",
            "pwqlist.next",
            "read",
            "epitem1.pwqlist is guarded by eventpoll1.mtx, which A does not hold");
  }
}
