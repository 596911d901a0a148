"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const root = document.documentElement;
  const body = document.body;
  const rows = data.rows;
  const $ = (s, e) => (e || document).querySelector(s);
  const $$ = (s, e) => Array.from((e || document).querySelectorAll(s));
  const lines = $$(".steps tbody tr");
  const drawn = new Map($$(".epc .row").map((g) => [Number(g.dataset.row), g]));
  const filter = $("#filter");
  let focus = -1;
  let chosen = "";
  let changedOnly = true;

  const el = (name, text, kind) => {
    const e = document.createElement(name);
    if (text) e.textContent = text;
    if (kind) e.className = kind;
    return e;
  };
  const visible = (i) => lines[i] && getComputedStyle(lines[i]).display !== "none";
  const hasPlace = (i) => rows[i].kind !== "skip";
  const folded = () => body.classList.contains("fold");

  // The state after step n, from what the timeline knows.
  const held = (span, n) => span.from <= n && (span.to === null || span.to > n);
  function memory(n) {
    const cells = new Map(Object.entries(data.initial));
    for (const w of data.writes) {
      if (w.step <= n) cells.set(w.field ? w.object + "." + w.field : w.object, w.after);
    }
    return cells;
  }
  function lives(n) {
    return new Map(
      data.lives.map((o) => {
        let life = o.initial;
        for (const c of o.changes) if (c.step <= n) life = c.to;
        return [o.object, life];
      }),
    );
  }
  function values(n) {
    const out = new Map();
    for (const s of data.locks) {
      if (!out.has("lock " + s.lock)) out.set("lock " + s.lock, "free");
      if (held(s, n)) out.set("lock " + s.lock, "held by " + s.thread);
    }
    const inside = data.readers.filter((r) => held(r, n)).map((r) => r.thread);
    out.set("RCU readers", Array.from(new Set(inside)).join(", ") || "none");
    for (const [o, life] of lives(n)) if (life !== "static") out.set(o, life);
    for (const c of data.counts) {
      const name = c.field ? c.object + "." + c.field : c.object;
      if (!out.has(name)) out.set(name, String(c.before));
      if (c.step <= n) out.set(name, String(c.after));
    }
    for (const [k, v] of memory(n)) if (!out.has(k)) out.set(k, v);
    return out;
  }

  function before(i) {
    const first = i > 0 ? rows[i - 1].last : 0;
    return Math.min(first, rows[i].last);
  }

  function showValues(i) {
    const was = values(before(i));
    const table = el("table");
    let shown = 0;
    for (const [k, v] of values(rows[i].last)) {
      const fresh = was.get(k) !== v;
      if (changedOnly && !fresh) continue;
      shown++;
      const tr = el("tr", "", fresh ? "new" : "");
      tr.append(el("th", k), el("td", fresh ? (was.get(k) || "-") + " \u2192 " + v : v));
      table.append(tr);
    }
    const toggle = el("button", changedOnly ? "show all values (d)" : "changed only (d)");
    toggle.type = "button";
    toggle.addEventListener("click", () => act("d"));
    $("#values").replaceChildren(shown ? table : el("p", "Nothing changes here."), toggle);
  }

  // The object that a value points into, if any.
  const names = new Map(data.lives.map((o) => [o.object, o]));
  function target(value) {
    const m = /^&?([A-Za-z_]\w*)(?=$|[.[])/.exec(value);
    return m && names.has(m[1]) ? m[1] : "";
  }
  function showHeap(i) {
    const n = rows[i].last;
    const was = memory(before(i));
    const now = lives(n);
    const cards = new Map();
    for (const [cell, value] of memory(n)) {
      const to = target(value);
      const from = /^[A-Za-z_]\w*/.exec(cell);
      if (!to || !from || !names.has(from[0])) continue;
      const own = from[0];
      if (to === own && value.slice(1) === cell.replace(/\.(next|prev)$/, "")) continue;
      if (!cards.has(own)) cards.set(own, []);
      const li = el("li", cell.slice(own.length).replace(/^\./, "") + " \u2192 " + value);
      if (was.get(cell) !== value) li.className = "new";
      if (now.get(to) === "freed") li.textContent += " (freed!)";
      cards.get(own).push(li);
    }
    const out = [];
    for (const [object, life] of now) {
      const links = cards.get(object) || [];
      if (life === "unborn" || (life === "static" && !links.length)) continue;
      const card = el("div", "", "card " + life);
      card.dataset.object = object;
      const ul = el("ul");
      ul.append(...links);
      card.append(el("h3", object + ": " + life), el("small", names.get(object).type), ul);
      out.push(card);
    }
    $("#cards").replaceChildren(...out);
  }

  // Memory as a picture: an object is a box, a pointer an arrow; columns by distance from what
  // nothing points to. A list's way back is drawn only where it is not the mirror of its way there.
  const SVG = "http://www.w3.org/2000/svg";
  const draw = (name, attributes, text) => {
    const e = document.createElementNS(SVG, name);
    for (const k in attributes) e.setAttribute(k, attributes[k]);
    if (text) e.textContent = text;
    return e;
  };
  function boxes(i, cells, was, now) {
    const all = new Map();
    const box = (o) => {
      if (!all.has(o)) all.set(o, { object: o, life: now.get(o), fields: [], from: 0 });
      return all.get(o);
    };
    // Tables of functions and the like, which point to nothing, are left out.
    const pointing = new Set();
    for (const [cell, value] of cells) if (target(value)) pointing.add(/^\w*/.exec(cell)[0]);
    for (const [cell, value] of cells) {
      const to = target(value);
      const own = (/^[A-Za-z_]\w*/.exec(cell) || [""])[0];
      if (!to || !names.has(own) || now.get(own) === "unborn") continue;
      const fresh = was.get(cell) !== value;
      const node = cell.replace(/\.(next|prev)$/, "");
      if (!fresh && value === "&" + node && node !== cell) continue;
      const back = /\.prev$/.test(cell) && cells.get(value.slice(1) + ".next") === "&" + node;
      if (back && !fresh) continue;
      if (now.get(own) === "freed" && own !== data.object && !fresh) continue;
      if (now.get(to) === "static" && !pointing.has(to)) continue;
      box(own).fields.push({ name: cell.slice(own.length).replace(/^\./, "") || "value", value, to, fresh });
      if (to !== own) box(to).from++;
    }
    if (data.object && now.get(data.object) && now.get(data.object) !== "unborn") box(data.object);
    return all;
  }
  function columns(all) {
    let open = Array.from(all.values()).filter((b) => !b.from);
    if (!open.length) open = Array.from(all.values()).slice(0, 1);
    const rest = new Set(all.values());
    const out = [];
    while (rest.size) {
      open.forEach((b) => rest.delete(b));
      out.push(open);
      const next = new Set();
      for (const b of open) for (const f of b.fields) if (rest.has(all.get(f.to))) next.add(all.get(f.to));
      open = next.size ? Array.from(next) : Array.from(rest).slice(0, 1);
    }
    return out;
  }
  function drawMemory(i) {
    const cells = memory(rows[i].last);
    const was = memory(before(i));
    const now = lives(rows[i].last);
    const had = lives(before(i));
    const all = boxes(i, cells, was, now);
    const W = 208, GAP = 84, LINE = 17, CHARS = 27;
    const cut = (s, n) => (s.length > n ? s.slice(0, n - 1) + "\u2026" : s);
    let x = 8, height = 20;
    columns(all).forEach((column) => {
      let y = 12;
      for (const b of column) {
        Object.assign(b, { x, y, h: 40 + LINE * b.fields.length });
        y += b.h + 16;
      }
      height = Math.max(height, y);
      x += W + GAP;
    });
    const width = Math.max(x - GAP + 56, 200);
    const svg = draw("svg", { class: "heap", viewBox: "0 0 " + width + " " + height, width, height, "aria-hidden": "true" });
    const defs = draw("defs", {});
    for (const kind of ["plain", "fresh", "dangling"]) {
      const m = draw("marker", { id: "heap-" + kind, class: kind, viewBox: "0 0 8 8", refX: 7, refY: 4, markerWidth: 9, markerHeight: 9, markerUnits: "userSpaceOnUse", orient: "auto" });
      m.append(draw("path", { d: "M0 0L8 4L0 8z" }));
      defs.append(m);
    }
    svg.append(defs);
    for (const b of all.values()) {
      const fresh = had.get(b.object) !== b.life;
      const g = draw("g", { class: "box " + b.life + (fresh ? " fresh" : ""), "data-object": b.object });
      g.append(draw("rect", { x: b.x, y: b.y, width: W, height: b.h, rx: 4 }));
      g.append(draw("text", { class: "name", x: b.x + 8, y: b.y + 16 }, cut(b.object + ": " + (b.life === "freed" ? "FREED" : b.life), CHARS)));
      g.append(draw("text", { class: "type", x: b.x + 8, y: b.y + 31 }, cut(names.get(b.object).type, CHARS)));
      b.fields.forEach((f, k) => {
        const t = draw("text", { class: f.fresh ? "field fresh" : "field", x: b.x + 8, y: b.y + 48 + k * LINE }, cut(f.name, CHARS));
        t.append(draw("title", {}, b.object + "." + f.name + " = " + f.value));
        g.append(t);
      });
      svg.append(g);
    }
    for (const b of all.values()) {
      b.fields.forEach((f, k) => {
        const t = all.get(f.to);
        const kind = t.life === "freed" ? "dangling" : f.fresh ? "fresh" : "plain";
        const y1 = b.y + 44 + k * LINE;
        const into = t.fields.findIndex((g) => f.value.slice(1).startsWith(t.object + "." + g.name.replace(/\.(next|prev)$/, "")));
        const y2 = into >= 0 && t !== b ? t.y + 44 + into * LINE : t.y + 14;
        const away = t.x < b.x ? -1 : 1;
        const x1 = away < 0 ? b.x : b.x + W;
        const x2 = t.x > b.x ? t.x : t.x + W;
        const bend = t.x === b.x ? 28 + 5 * (k % 4) : Math.min(60, Math.abs(x2 - x1) / 2);
        const back = t.x === b.x ? 1 : -away;
        const d = "M" + x1 + " " + y1 + "C" + (x1 + away * bend) + " " + y1 + " " + (x2 + back * bend) + " " + y2 + " " + x2 + " " + y2;
        defs.after(draw("path", { class: "pointer " + kind, d, "marker-end": "url(#heap-" + kind + ")" }));
      });
    }
    const here = $("#memory");
    if (all.size) here.replaceChildren(svg);
    else here.replaceChildren(el("p", "No pointers here."));
    $("#lists").replaceChildren(...rings(cells, now));
  }
  // Every list that more than its head is on: its nodes in order, once; and who points into one
  // without being on it.
  function rings(cells, now) {
    const next = (node) => (cells.get(node + ".next") || "").replace(/^&/, "");
    const nodes = Array.from(cells.keys())
      .filter((c) => /\.next$/.test(c))
      .map((c) => c.replace(/\.next$/, ""))
      .filter((n) => /^(live|static|retired)$/.test(now.get((/^\w+/.exec(n) || [""])[0]) || ""));
    const on = new Map();
    const out = [];
    for (const first of nodes) {
      const ring = [];
      for (let at = first; at && !ring.includes(at); at = next(at)) ring.push(at);
      if (ring.length < 2 || on.has(first) || next(ring[ring.length - 1]) !== first) continue;
      ring.forEach((n) => on.set(n, first));
      const torn = ring.some((n, k) => cells.get(ring[(k + 1) % ring.length] + ".prev") !== "&" + n);
      out.push(el("li", "list: " + ring.join(" \u2192 ") + " \u2192 back" + (torn ? "; its .prev pointers do not mirror it" : "")));
    }
    for (const n of nodes) {
      const to = next(n);
      if (to && to !== n && !on.has(n) && nodes.includes(to)) {
        out.push(el("li", n + " is on no list, but its .next still points to " + to));
      }
    }
    return out;
  }

  function place(thread, i) {
    for (let j = i; j >= 0; j--) if (rows[j].thread === thread && rows[j].line) return rows[j];
    return null;
  }
  function showWhere(i) {
    const table = el("table");
    for (const l of $$(".l.at")) {
      l.classList.remove("at", "now");
      delete l.dataset.at;
    }
    for (const lane of data.lanes) {
      const r = place(lane.id, i);
      if (!r) continue;
      const tr = el("tr");
      const stack = r.stack.slice().reverse();
      tr.append(el("th", lane.title), el("td", r.file + ":" + r.line), el("td", r.label));
      tr.title = stack.join("\n");
      tr.dataset.at = r.file + ":" + r.line;
      table.append(tr);
      const code = $$(".code").find((p) => p.dataset.file === r.file);
      const line = code && $$(".l", code).find((l) => l.dataset.l === String(r.line));
      if (line) {
        line.classList.add("at");
        line.dataset.at = (line.dataset.at ? line.dataset.at + " " : "\u25c4 ") + lane.id;
        if (lane.id === rows[i].thread) {
          line.classList.add("now");
          code.closest("details").open = true;
          code.scrollTop = line.offsetTop - code.clientHeight / 2;
        }
      }
    }
    for (const f of $$(".file")) if (!$(".l.at", f)) f.open = false;
    $("#where").replaceChildren(table);
  }

  function hash() {
    const r = rows[focus];
    const at = r.n === null ? "r=" + focus : "s=" + r.n;
    history.replaceState(null, "", "#" + at + (chosen ? "&sel=" + encodeURIComponent(chosen) : ""));
  }

  function go(i, quiet) {
    if (i < 0 || i >= rows.length) return;
    if (!visible(i)) {
      if (filter.value) {
        filter.value = "";
        applyFilter();
      }
      if (!visible(i)) setFold(!folded());
    }
    if (focus >= 0) {
      lines[focus].removeAttribute("aria-current");
      lines[focus].tabIndex = -1;
    }
    $$(".epc .row.focus").forEach((g) => g.classList.remove("focus"));
    focus = i;
    lines[i].setAttribute("aria-current", "step");
    lines[i].tabIndex = 0;
    if (drawn.has(i)) drawn.get(i).classList.add("focus");
    showValues(i);
    showHeap(i);
    drawMemory(i);
    mark();
    showWhere(i);
    hash();
    if (quiet) return;
    lines[i].focus({ preventScroll: true });
    lines[i].scrollIntoView({ block: "nearest" });
    const r = rows[i];
    const said = [r.n === null ? r.kind : "step " + r.n, "thread " + r.thread, r.label];
    $("#live").textContent = said.concat(r.notes).join(", ");
  }

  function choose(object) {
    chosen = chosen === object ? "" : object;
    rows.forEach((r, i) => {
      const on = chosen !== "" && r.touches.includes(chosen);
      lines[i].classList.toggle("touch", on);
      if (drawn.has(i)) drawn.get(i).classList.toggle("touch", on);
    });
    $$("[data-object]").forEach((t) =>
      t.classList.toggle("chosen", chosen !== "" && t.dataset.object === chosen),
    );
    if (focus >= 0) hash();
  }
  const mark = () => {
    if (chosen) $$('#memory [data-object="' + chosen + '"]').forEach((b) => b.classList.add("chosen"));
  };

  function setFold(on) {
    body.classList.toggle("fold", on);
    $('[data-do="fold"]').textContent = on ? "all steps (x)" : "short story (x)";
  }
  function applyFilter() {
    const want = filter.value.toLowerCase();
    lines.forEach((l) =>
      l.classList.toggle("filtered", want !== "" && !l.textContent.toLowerCase().includes(want)),
    );
  }

  function walk(by, want) {
    for (let i = focus + by; i >= 0 && i < rows.length; i += by) {
      if (visible(i) && hasPlace(i) && (!want || want(rows[i], i))) return go(i);
    }
  }
  const chain = (name) => {
    const n = data.chain[name];
    if (n) go(data.rowOfStep[n - 1]);
    else if (name === "use") go(rows.findIndex((r) => r.fails));
  };
  const sameThread = (r) => r.thread === rows[focus].thread && r.kind !== "wait";
  const switches = (r) => r.n !== null && r.thread !== rows[focus].thread;

  function text(name) {
    const pre = $("#text-" + name);
    return pre ? pre.textContent : "";
  }
  function copy(name) {
    const s = text(name);
    const done = () => ($("#live").textContent = name + " copied");
    const old = () => {
      const area = el("textarea", s);
      body.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
      if (focus >= 0) lines[focus].focus({ preventScroll: true });
      done();
    };
    if (navigator.clipboard) navigator.clipboard.writeText(s).then(done, old);
    else old();
  }
  function save(name) {
    const file = {
      svg: ["timeline.svg", "image/svg+xml", picture],
      perfetto: ["timeline.perfetto.json", "application/json", () => JSON.stringify(data.perfetto)],
      itf: ["timeline.itf.json", "application/json", () => JSON.stringify(data.itf)],
    }[name];
    const a = el("a");
    a.href = URL.createObjectURL(new Blob([file[2]()], { type: file[1] }));
    a.download = file[0];
    a.click();
    URL.revokeObjectURL(a.href);
  }
  function picture() {
    const svg = $(".epc").cloneNode(true);
    $$(".focus,.touch", svg).forEach((g) => g.classList.remove("focus", "touch"));
    const style = document.createElementNS("http://www.w3.org/2000/svg", "style");
    const css = $("style").textContent;
    style.textContent = css.slice(0, css.indexOf("*{box-sizing"));
    svg.prepend(style);
    svg.setAttribute("xmlns", "http://www.w3.org/2000/svg");
    return new XMLSerializer().serializeToString(svg);
  }

  function act(key) {
    switch (key) {
      case "j": case "ArrowDown": case "next": return walk(1);
      case "k": case "ArrowUp": case "prev": return walk(-1);
      case "l": case "ArrowRight": return walk(1, sameThread);
      case "h": case "ArrowLeft": return walk(-1, sameThread);
      case "]": return walk(1, switches);
      case "[": return walk(-1, switches);
      case "g": unfocus(); return walk(1);
      case "G": unfocus(); return last();
      case "u": case "use": return chain("use");
      case "f": case "free": return chain("free");
      case "r": case "retire": return chain("retire");
      case "a": case "allocate": return chain("allocate");
      case "p": case "protection": return chain("protection");
      case "o": return touch();
      case "s": return nextObject();
      case "d": changedOnly = !changedOnly; return showValues(focus);
      case "x": case "fold": setFold(!folded()); return visible(focus) || nearest();
      case "/": return filter.focus();
      case "t": case "theme": return theme();
      case "c": return copy("changelog");
      case "?": case "help": return $("#help").open ? $("#help").close() : $("#help").showModal();
      case "close": return $("#help").close();
      case "Escape": if (chosen) choose(chosen); return;
      default: return false;
    }
  }
  function unfocus() {
    if (focus >= 0 && focus < rows.length) lines[focus].removeAttribute("aria-current");
    $$(".epc .row.focus").forEach((g) => g.classList.remove("focus"));
    focus = -1;
  }
  function last() {
    for (let i = rows.length - 1; i >= 0; i--) {
      if (visible(i) && hasPlace(i)) {
        focus = -1;
        return go(i);
      }
    }
  }
  function nearest() {
    for (let i = focus; i >= 0; i--) if (visible(i) && hasPlace(i)) return go(i);
    walk(1);
  }
  function touch() {
    const object = chosen || data.object;
    const wanted = (r) => r.touches.includes(object);
    for (let d = 1; d <= rows.length; d++) {
      const i = (focus + d) % rows.length;
      if (wanted(rows[i])) return go(i);
    }
  }
  // The object of the failure first, then the others in turn, then none.
  function nextObject() {
    const all = data.lives.filter((o) => o.initial !== "static" || o.changes.length).map((o) => o.object);
    const first = all.indexOf(data.object);
    const order = first < 0 ? all : [data.object].concat(all.filter((o) => o !== data.object));
    const next = order[order.indexOf(chosen) + 1];
    if (next) choose(next);
    else if (chosen) choose(chosen);
    $("#live").textContent = chosen ? chosen + " selected" : "no object selected";
  }
  function theme() {
    const next = { "": "light", light: "dark", dark: "" }[root.dataset.theme || ""];
    if (next) root.dataset.theme = next;
    else delete root.dataset.theme;
  }

  function fromHash() {
    const parts = new URLSearchParams(location.hash.slice(1));
    const sel = parts.get("sel") || "";
    if (sel !== chosen && names.has(sel)) choose(sel);
    if (parts.has("s")) return data.rowOfStep[Number(parts.get("s")) - 1];
    if (parts.has("r")) return Number(parts.get("r"));
    return undefined;
  }

  document.addEventListener("keydown", (e) => {
    if (e.ctrlKey || e.altKey || e.metaKey) return;
    const tag = e.target.tagName;
    if (tag === "INPUT" || tag === "TEXTAREA") {
      if (e.key === "Escape") {
        filter.value = "";
        applyFilter();
        lines[focus].focus();
      }
      return;
    }
    if ($("#help").open && e.key !== "?") return;
    if (/^Arrow/.test(e.key) && tag === "PRE") return;
    if (act(e.key) !== false && e.key !== "Escape") e.preventDefault();
  });
  document.addEventListener("click", (e) => {
    const hit = (s) => e.target.closest && e.target.closest(s);
    const link = hit("[data-go]");
    if (link) {
      e.preventDefault();
      return go(Number(link.dataset.go));
    }
    const button = hit("button");
    if (button) {
      if (button.dataset.do) act(button.dataset.do);
      if (button.dataset.copy) copy(button.dataset.copy);
      if (button.dataset.save) save(button.dataset.save);
      return;
    }
    const object = hit("[data-object]");
    if (object && object.dataset.object) return choose(object.dataset.object);
    const row = hit("[data-row]");
    if (row) go(Number(row.dataset.row));
  });
  for (const g of drawn.values()) {
    const line = lines[Number(g.dataset.row)];
    g.addEventListener("mouseenter", () => g.classList.add("hover"));
    g.addEventListener("mouseleave", () => g.classList.remove("hover"));
    line.addEventListener("mouseenter", () => g.classList.add("hover"));
    line.addEventListener("mouseleave", () => g.classList.remove("hover"));
  }
  filter.addEventListener("input", applyFilter);
  window.addEventListener("hashchange", () => {
    const i = fromHash();
    if (i >= 0 && i !== focus) go(i);
  });

  body.classList.add("js");
  setFold(true);
  for (const l of lines) {
    l.tabIndex = -1;
    l.removeAttribute("id"); // the hash is ours from here on; without it the browser would scroll
  }
  for (const name of ["free", "retire", "allocate", "protection"]) {
    if (!data.chain[name]) $('[data-do="' + name + '"]').disabled = true;
  }
  const start = fromHash();
  const fatal = rows.findIndex((r) => r.fails || r.kind === "halt");
  go(start >= 0 ? start : Math.max(0, fatal), !(start >= 0));
})();
