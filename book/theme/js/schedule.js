"use strict";
// A schedule graph in its JSON form, version 1, and the questions that a page asks of it. What it
// answers is what the crate interleave-schedule answers; tests compare the two.
class ScheduleGraph {
  #futures = new Map();

  constructor(json) {
    Object.assign(this, json);
    this.nodes = json.nodes.map(([threads, objects, edges, outcome]) => ({
      threads: threads.map((index) => json.thread_states[index]),
      objects: objects.map((index) => json.object_states[index]),
      edges: edges.map(([thread, way, event, to]) => ({ thread, way, event: json.events[event], to })),
      outcome,
    }));
  }

  /** The moves of a schedule such as "0.0.1.2b"; null for a text that is none. */
  static parse(text) {
    if (text === "") return [];
    const moves = text.split(".").map((move) => /^(\d{1,3})([b-z]?)$/.exec(move));
    if (moves.includes(null)) return null;
    return moves.map(([, thread, way]) => ({ thread: Number(thread), way: way ? way.charCodeAt(0) - 97 : 0 }));
  }

  static move({ thread, way }) {
    return way ? `${thread}${String.fromCharCode(97 + way)}` : String(thread);
  }

  /** The steps `before` and those that `moves` make after them, as far as they can be followed. */
  follow(moves, before = []) {
    const steps = [...before];
    let node = steps.at(-1)?.after ?? this.nodes[0];
    for (const { thread, way } of moves) {
      const edge = node.edges.find((edge) => edge.thread === thread && edge.way === way && edge.to >= 0);
      if (!edge) break;
      const last = steps.at(-1)?.edge.thread;
      const switched = last !== undefined && last !== thread;
      const preempts = switched && node.threads.some((state) => state.thread === last && state.goes_on);
      node = this.nodes[edge.to];
      steps.push({ edge, event: edge.event, after: node, switched, preempts });
    }
    return steps;
  }

  /** For each outcome, how many ways there are to it from `node`. */
  futures(node) {
    const stack = [node];
    while (stack.length > 0) {
      const top = stack.at(-1);
      const next = top.edges.filter((edge) => edge.to >= 0).map((edge) => this.nodes[edge.to]);
      const missing = next.filter((node) => !this.#futures.has(node));
      if (missing.length > 0 && !this.#futures.has(top)) {
        stack.push(...missing);
        continue;
      }
      stack.pop();
      if (this.#futures.has(top)) continue;
      const counts = this.outcomes.map((_, outcome) => (top.outcome === outcome ? 1n : 0n));
      for (const node of next) this.#futures.get(node).forEach((count, outcome) => (counts[outcome] += count));
      this.#futures.set(top, counts);
    }
    return this.#futures.get(node);
  }

  /** How many schedules there are. */
  count() {
    return this.outcomes.reduce((sum, { count }) => sum + BigInt(count), 0n);
  }

  preemptions(steps) {
    return steps.filter((step) => step.preempts).length;
  }

  called(thread) {
    return thread === 0 ? "main" : String(thread);
  }

  waiting(node) {
    return node.threads.filter((state) => state.ways.length === 0 && state.waits);
  }

  /** Who holds what and waits for what, in the crate's words. */
  closingSentence(node) {
    const clauses = this.waiting(node).map(({ thread, waits }) => {
      const held = node.objects.filter((object) => object.holders.includes(thread));
      const names = held.map((object) => this.objects[object.object].name).join(", ");
      return `${this.called(thread)} ${names && `holds ${names} and `}waits for ${waits.text}`;
    });
    return clauses.length > 0 ? `${clauses.join("; ")}.` : "Nobody waits.";
  }

  /** The threads of a circle in which each waits for the next; empty when there is none. */
  cycle(node) {
    const next = (thread) => node.threads.find((state) => state.thread === thread)?.waits?.on[0];
    for (const { thread: start } of node.threads) {
      const circle = [start];
      for (let at = next(start); at !== undefined; at = next(at)) {
        if (at === start) return circle;
        if (circle.includes(at)) break;
        circle.push(at);
      }
    }
    return [];
  }

  /** From which earlier steps of other threads each step follows: pairs of indices into `steps`. */
  arrows(steps) {
    const entry = (map, key, start) => map.get(key) ?? map.set(key, start).get(key);
    const owed = new Map(); // by thread: the steps that its next step follows from
    const last = new Map(); // by thread: its last step
    const left = new Map(); // by object: the last step that left it so
    const sent = new Map(); // by object: the steps whose messages are in it
    const arrows = [];
    steps.forEach(({ edge: { thread }, event }, at) => {
      const from = new Set(owed.get(thread));
      owed.delete(thread);
      for (const child of event.joins ?? []) from.add(last.get(child));
      for (const [flow, object] of event.flow ?? []) {
        const queue = entry(sent, object, []);
        if (flow === "leaves") left.set(object, at);
        else if (flow === "finds") from.add(left.get(object));
        else if (flow === "sends") queue.push(at);
        else if (flow === "takes") from.add(queue.shift());
        else queue.splice(queue.findLastIndex((step) => steps[step].edge.thread === thread) >>> 0, 1);
      }
      const earlier = [...from].filter((step) => step !== undefined && steps[step].edge.thread !== thread);
      arrows.push(...earlier.sort((a, b) => a - b).map((step) => [step, at]));
      for (const other of [event.spawns ?? [], event.wakes ?? []].flat()) entry(owed, other, []).push(at);
      last.set(thread, at);
    });
    return arrows;
  }

  verdict(node) {
    if (node.outcome === null) return "not ended";
    const { kind, message } = this.outcomes[node.outcome];
    return kind.replace("-", " ") + (message == null ? "" : `: ${message.trimEnd().replaceAll("\n", " ⏎ ")}`);
  }

  /** What has been printed by then: the text of a print is that of Rust's {:?}. */
  printed(steps, node) {
    if (node.outcome !== null) return this.outcomes[node.outcome].output;
    const plain = { n: "\n", r: "\r", t: "\t", 0: "\0" };
    const character = (_, code, letter) => (code ? String.fromCodePoint(parseInt(code, 16)) : (plain[letter] ?? letter));
    const quoted = steps.flatMap(({ event }) => /^print "(.*)"$/s.exec(event.text)?.[1] ?? []);
    return quoted.map((text) => `${text.replace(/\\(?:u\{([0-9a-f]+)\}|(.))/g, character)}\n`).join("");
  }

  remarks({ event, switched, preempts }) {
    const remarks = event.detail ? [event.detail] : [];
    if (event.place?.end_of_scope) remarks.push("made there, dropped now");
    if (switched) remarks.push(preempts ? "◂ switched by choice" : "◃ had to switch");
    return remarks;
  }

  /** The steps as the terminal draws them, byte for byte. */
  text(steps) {
    const files = new Set(steps.flatMap(({ event }) => event.place?.file ?? []));
    const short = (file) => file.split(/[/\\]/).at(-1);
    const place = ({ place }) => place && `${files.size > 1 ? short(place.file) : "src"}:${place.line}`;
    const rows = steps.map((step) => ({
      thread: step.edge.thread,
      text: step.event.text,
      place: place(step.event) ?? "",
      remark: this.remarks(step).join("   "),
    }));
    const threads = [...new Set(rows.map((row) => row.thread))].sort((a, b) => a - b);
    const columns = threads.map((thread) => {
      const own = rows.filter((row) => row.thread === thread);
      const widest = (part) => Math.max(0, ...own.map((row) => width(row[part])));
      const name = thread === 0 ? "main" : this.threads[thread]?.name ? `${thread} ${this.threads[thread].name}` : `thread ${thread}`;
      return { thread, name, words: widest("text"), all: Math.max(widest("text") + 1 + widest("place"), width(name)) };
    });
    const last = steps.at(-1)?.after ?? this.nodes[0];
    const many = (number, what) => `${number} ${what}${number === 1 ? "" : "s"}`;
    const schedule = steps.map(({ edge }) => ScheduleGraph.move(edge)).join(".");
    const preemptions = many(this.preemptions(steps), "preemption");
    const heading = `${this.verdict(last)} · ${many(steps.length, "step")}, ${preemptions} · schedule ${schedule}${files.size === 1 ? ` · src is ${short([...files][0])}` : ""}`;
    const lines = [columns.reduce((line, { name, all }) => `${line}  ${padded(name, all)}`, "step")];
    rows.forEach((row, index) => {
      const cell = (column) => (row.thread === column.thread ? `${padded(row.text, column.words)} ${row.place}` : "");
      const line = columns.reduce((line, column) => `${line}  ${padded(cell(column), column.all)}`, String(index + 1).padStart(4));
      lines.push(row.remark ? `${line}   ${row.remark}` : line);
    });
    lines.push(this.closingSentence(last));
    return [heading, ...lines.map((line) => line.trimEnd()), ""].join("\n");

    /** In columns of a terminal. */
    function width(text) {
      const wide = /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}]/u;
      const none = /[\p{Mn}\p{Me}\p{Cf}]/u;
      return [...text].reduce((sum, letter) => sum + (none.test(letter) ? 0 : wide.test(letter) ? 2 : 1), 0);
    }

    function padded(text, size) {
      return text + " ".repeat(Math.max(0, size - width(text)));
    }
  }
}
