"use strict";
const said = words.explorer;

// What an explorer looks like: it is told where the reader stands. Elements that can have the focus
// are kept and changed, never made anew, so that the focus is not lost.
class ExplorerView {
  #made = 0;
  #taken = [];

  /** Fills the live part of `section`. `act` has a function for each thing a reader can do. */
  constructor(section, versions, act) {
    Object.assign(this, { section, act, buttons: {} });
    section.insertAdjacentHTML("afterbegin", section.querySelector("script").textContent);
    this.live = section.firstElementChild;
    for (const part of ["status", "goals", "source", "threads", "verdict", "futures", "bar", "facts", "objects", "outcomes", "printed", "before", "track", "lanes", "steps"]) {
      this[part] = this.live.querySelector(`.explorer-${part}`);
    }
    for (const part of [this.verdict, this.before]) part.id = this.#id();
    for (const button of this.live.querySelectorAll("[data-act]")) {
      this.buttons[button.dataset.act] = button;
      button.addEventListener("click", () => enabled(button) && act[button.dataset.act]());
    }
    this.radios = this.live.querySelectorAll(".explorer-versions input");
    this.radios.forEach((radio, index) => radio.addEventListener("change", () => act.choose(index)));
    this.live.style.setProperty("--threads", Math.max(...versions.map(({ graph }) => graph.threads.length)));
    this.live.addEventListener("focusin", ({ target }) => (this.focused = target));
    section.classList.add("is-live");
    new ResizeObserver(() => this.#drawLanes()).observe(this.live.lastElementChild);
  }

  choose(version, index) {
    this.graph = version.graph;
    if (this.radios[index]) this.radios[index].checked = true;
    this.source.replaceChildren(...version.source.map((part) => part.cloneNode(true)));
    for (const code of this.source.querySelectorAll("code[data-line]")) {
      code.prepend(make("span", { className: "explorer-gutter", ariaHidden: "true" }));
    }
    this.threads.replaceChildren(this.threads.firstElementChild);
    this.rows = this.graph.threads.map((_, thread) => this.#row(thread));
    this.facts.firstElementChild.hidden = this.graph.objects.length === 0;
    this.buttons.show.hidden = !version.simplest;
    this.steps.replaceChildren();
    this.lines = [];
  }

  #row(thread) {
    const row = { buttons: [], reason: make("span", { className: "explorer-reason", id: this.#id() }) };
    row.head = make("span", { className: "explorer-who" }, marker(thread), span("", this.graph.threads[thread].name || this.who(thread)));
    row.moves = make("span", { className: "explorer-ways" });
    row.element = make("div", { className: `explorer-thread explorer-t${thread % 6}` }, row.head, row.moves, row.reason);
    this.threads.append(row.element);
    this.#button(row, thread, 0);
    return row;
  }

  #button(row, thread, way) {
    const move = button(() => enabled(move) && this.act.move(thread, way));
    move.dataset.move = ScheduleGraph.move({ thread, way });
    if (way === 0 && thread < 10) move.ariaKeyShortcuts = thread;
    row.buttons.push(move);
    row.moves.append(move);
  }

  #id() {
    return `${this.section.id}-${(this.#made += 1)}`;
  }

  who(thread) {
    return thread === 0 ? said.main : said.thread(thread);
  }

  update({ steps, line, node, counts, found, ended }) {
    const over = node.edges.length === 0;
    this.rows.forEach((row, thread) => this.#updateRow(row, thread, node, over));
    this.#mark(node, steps.at(-1)?.edge.thread);
    this.#updateFutures(counts);
    this.#updateOutcomes(counts, found);
    this.#updateObjects(node);
    this.printed.textContent = this.graph.printed(steps, node) || said.nothing;
    this.verdict.hidden = !ended;
    this.futures.hidden = over;
    this.bar.hidden = over;
    this.verdict.replaceChildren(...(ended ?? []));
    this.verdict.classList.toggle("explorer-fails", over && this.graph.outcomes[node.outcome]?.fails === true);
    this.#updateTranscript(steps);
    const runner = this.act.runner();
    able(this.buttons.back, steps.length > 0, this.before);
    able(this.buttons.forward, steps.length < line.length, over ? this.verdict : this.before);
    able(this.buttons.reset, steps.length > 0, this.before);
    able(this.buttons.run, runner !== null, this.verdict);
    if (runner !== null) this.buttons.run.querySelector("span").textContent = this.who(runner);
    // Where the focus is on what has gone, it goes to the first thread's button.
    const gone = this.focused && (this.focused.hidden || !this.focused.isConnected);
    if (gone && [document.body, this.focused].includes(document.activeElement)) this.focus();
  }

  focus() {
    this.rows[0].buttons[0].focus();
  }

  #updateRow(row, thread, node, over) {
    const state = node.threads.find((state) => state.thread === thread);
    const edges = node.edges.filter((edge) => edge.thread === thread);
    while (row.buttons.length < edges.length) this.#button(row, thread, row.buttons.length);
    row.buttons.forEach((move, index) => {
      const edge = edges[index];
      move.hidden = index > 0 && !edge;
      const next = state?.next;
      const text = edge ? (state.ways[edge.way] ?? edge.event.text) : (next?.text ?? "—");
      const place = edge ? (edge.event.place ?? next?.place) : next?.place;
      const parts = [span("unseen", `${this.who(thread)}: `), span("", text)];
      if (place) parts.push(" ", this.#where(place));
      if (index === 0 && thread < 10) parts.unshift(make("kbd", { textContent: thread, ariaHidden: "true" }));
      move.replaceChildren(...parts);
      able(move, edge !== undefined && edge.to >= 0, row.reason);
    });
    row.reason.textContent = reason();
    row.element.classList.toggle("is-stuck", edges.length === 0);

    function reason() {
      if (edges.some((edge) => edge.to < 0)) return said.cut;
      if (edges.length > 0) return "";
      if (!state) return said.unborn;
      if (state.phase === "ended") return said.ended;
      if (state.phase === "panicked") return said.panicked;
      if (!state.waits) return over ? said.tooLate : said.stuck;
      const held = state.next?.object !== undefined && state.waits.on.length > 0;
      return said.waitsFor(state.waits.text) + (held ? `, ${said.heldBy(state.waits.on.join(", "))}` : "");
    }
  }

  /** Marks where each thread is, and shows the line of the one that moved, or else of one that can. */
  #mark(node, moved) {
    let shown;
    for (const gutter of this.source.querySelectorAll(".explorer-gutter")) gutter.replaceChildren();
    for (const state of node.threads) {
      const line = state.next && this.line(state.next.place);
      const stuck = !node.edges.some((edge) => edge.thread === state.thread);
      line?.querySelector(".explorer-gutter").append(marker(state.thread, stuck));
      if (line && (state.thread === moved || (!shown && !stuck))) shown = line;
    }
    const [box, at] = [this.source, shown ?? this.source].map((element) => element.getBoundingClientRect());
    if (at.top < box.top || at.bottom > box.bottom) this.source.scrollTop += at.top - box.top - box.height / 3;
  }

  /** The line of the source shown that is `place`. */
  line(place) {
    const lines = place ? [...this.source.querySelectorAll(`code[data-line="${place.line}"]`)] : [];
    return lines.find((line) => line.closest("[data-file]").dataset.file === place.file);
  }

  ending(outcome) {
    const { kind, message } = this.graph.outcomes[outcome];
    return said.kind[kind] + (message == null ? "" : `: ${message}`);
  }

  /** The line, with its file unless that is shown. */
  #where(place) {
    return span("explorer-where", this.line(place) ? said.line(place.line) : `${place.file.split("/").at(-1)}:${place.line}`);
  }

  #updateFutures(counts) {
    const kinds = new Map();
    counts.forEach((count, outcome) => {
      const { kind } = this.graph.outcomes[outcome];
      if (count > 0n) kinds.set(kind, (kinds.get(kind) ?? 0n) + count);
    });
    const parts = [...kinds].sort(([a], [b]) => (a === "finished") - (b === "finished")).map(([kind, count], index) => said.future(kind, count, digits(count), index === 0));
    const cut = this.graph.limits.length > 0;
    const doomed = !cut && counts.every((count, outcome) => count === 0n || this.graph.outcomes[outcome].fails);
    this.futures.textContent = [said.futures(parts, cut), doomed ? said.doomed : "", ...this.graph.limits].join(" ").trim();
    const all = counts.reduce((sum, count) => sum + count, 0n);
    this.bar.replaceChildren(
      ...counts.flatMap((count, outcome) => {
        if (count === 0n) return [];
        const part = make("span", { className: this.graph.outcomes[outcome].fails ? "is-failing" : "is-fine" });
        part.style.flexGrow = Math.max(1, Number((count * 10_000n) / all));
        return [part];
      }),
    );
  }

  #updateOutcomes(counts, found) {
    const all = digits(this.graph.count());
    const rows = this.graph.outcomes.map(({ output, fails, count: total }, outcome) => {
      const count = counts[outcome];
      const row = make("li", { className: fails ? "is-failing" : "is-fine" });
      row.classList.toggle("is-gone", count === 0n);
      row.append(make("strong", { textContent: this.ending(outcome) }));
      if (found.has(outcome)) row.append(" ", span("explorer-seen", said.seen));
      row.append(make("code", { textContent: output.trimEnd().replaceAll("\n", " ⏎ ") || said.nothing }));
      const left = String(count) === total ? "" : said.left(count === 0n ? said.none : digits(count));
      row.append(span("explorer-count", said.count(digits(BigInt(total)), all) + left));
      return row;
    });
    this.outcomes.replaceChildren(...rows);
  }

  #updateObjects(node) {
    const rows = node.objects.map(({ object, text, holders, queue }) => {
      const { kind, name } = this.graph.objects[object];
      const row = make("li", {}, make("code", { textContent: name }), ` ${kind}: `, make("strong", { textContent: text }));
      for (const thread of holders) row.append(" ", marker(thread), span("unseen", said.heldBy(this.who(thread))));
      if (queue.length > 0) row.append(`${said.queue} `, ...queue.map((thread) => marker(thread)), span("unseen", queue.map((thread) => this.who(thread)).join(", ")));
      return row;
    });
    this.objects.replaceChildren(...rows);
  }

  #updateTranscript(steps) {
    const same = this.lines.findIndex((line, index) => line.step !== steps[index]);
    const kept = same < 0 ? this.lines.length : same;
    for (const line of this.lines.splice(kept)) line.item.remove();
    steps.slice(kept).forEach((step, index) => this.#addLine(step, kept + index));
    this.before.hidden = steps.length > 0;
    this.#taken = steps;
    this.#drawLanes();
    this.track.scrollTop = this.track.scrollHeight;
  }

  #addLine(step, index) {
    const { event, edge } = step;
    const remarks = [event.detail, event.place?.end_of_scope && said.endOfScope, step.switched && (step.preempts ? said.chosen : said.forced)];
    const line = button(() => this.act.goTo(index + 1));
    const parts = [span("unseen", `${said.step(index + 1, this.who(edge.thread))} `), span("explorer-event", event.text)];
    if (event.place) parts.push(" ", this.#where(event.place));
    const remark = remarks.filter(Boolean).join(", ");
    if (remark) parts.push(" ", span(`explorer-remark${step.preempts ? " is-chosen" : ""}`, remark));
    line.append(...parts);
    line.onmouseenter = line.onfocus = () => this.#light(step, index, true);
    line.onmouseleave = line.onblur = () => this.#light(step, index, false);
    const item = make("li", { className: `explorer-t${edge.thread % 6}` }, line);
    this.steps.append(item);
    this.lines.push({ step, item });
  }

  #light(step, index, on) {
    this.line(step.event.place)?.classList.toggle("is-lit", on);
    for (const arrow of this.lanes.querySelectorAll(`[data-from="${index}"], [data-to="${index}"]`)) arrow.classList.toggle("is-lit", on);
  }

  /** The drawing beside the transcript: a lane for each thread, a dot for each step, arrows. */
  #drawLanes() {
    const [gap, edge] = [18, 14];
    const rows = this.lines.map(({ item }) => item.offsetTop + Math.min(item.offsetHeight / 2, 18));
    const x = (thread) => edge + thread * gap;
    const parts = [];
    const draw = (name, attributes) => {
      const part = document.createElementNS("http://www.w3.org/2000/svg", name);
      for (const [key, value] of Object.entries(attributes)) part.setAttribute(key, value);
      parts.push(part);
    };
    const height = rows.length > 0 ? rows.at(-1) + edge : 0;
    this.graph.threads.forEach((_, thread) => {
      const own = rows.filter((_, index) => this.#taken[index].edge.thread === thread);
      if (own.length > 0) draw("line", { x1: x(thread), x2: x(thread), y1: own[0], y2: own.at(-1), class: `explorer-lane explorer-t${thread % 6}` });
    });
    for (const [from, to] of this.graph.arrows(this.#taken)) {
      const [x1, x2] = [x(this.#taken[from].edge.thread), x(this.#taken[to].edge.thread)];
      const [y1, y2] = [rows[from], rows[to]];
      const bend = Math.min(24, (y2 - y1) / 2);
      const side = Math.sign(x2 - x1);
      const head = `M${x2 - 3.5} ${y2 - 11}l3.5 5l3.5 -5`;
      draw("path", { d: `M${x1 + side * 5} ${y1}C${x2} ${y1} ${x2} ${y1 + bend} ${x2} ${y2 - 6}${head}`, class: "explorer-arrow", "data-from": from, "data-to": to });
    }
    rows.forEach((y, index) => {
      const { edge, event } = this.#taken[index];
      draw("circle", { cx: x(edge.thread), cy: y, r: 5, class: `explorer-dot explorer-t${edge.thread % 6}${event.waits ? " is-waiting" : ""}` });
    });
    this.lanes.setAttribute("width", x(this.graph.threads.length - 1) + edge);
    this.lanes.setAttribute("height", height);
    this.lanes.replaceChildren(...parts);
  }

  /** Tells a listener; a complaint is shown, too. */
  say(text, complaint = false) {
    this.status.textContent = text;
    this.status.classList.toggle("explorer-problem", complaint);
    this.status.classList.toggle("unseen", !complaint);
  }
}

function button(press) {
  return make("button", { type: "button", onclick: press });
}

// A button that cannot be pressed keeps the focus, and its reason can be read.
function able(button, can, reason) {
  button.ariaDisabled = !can;
  if (can) button.removeAttribute("aria-describedby");
  else button.setAttribute("aria-describedby", reason.id);
}

function enabled(button) {
  return button.ariaDisabled !== "true";
}

function marker(thread, stuck = false) {
  const element = span(`explorer-marker explorer-t${thread % 6}${stuck ? " is-stuck" : ""}`, thread);
  element.ariaHidden = "true";
  return element;
}

function digits(count) {
  return count.toLocaleString(document.documentElement.lang);
}
