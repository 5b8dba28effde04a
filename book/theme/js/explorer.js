"use strict";
// The explorer: the reader chooses which thread moves next in a program of the lesson, over the
// graph of everything that the program can do. The schedule stands in the page's address.
{
  const said = words.explorer;
  const explorers = [];
  // By then the listings, which it copies, have their colours.
  document.addEventListener("DOMContentLoaded", () => {
    for (const section of document.querySelectorAll("section.explorer")) {
      try {
        explorers.push(new Explorer(section));
      } catch (error) {
        section.append(make("p", { className: "explorer-note", textContent: said.failed(error.message) }));
      }
    }
    readAddress(true);
    addEventListener("popstate", () => readAddress(false));
  });

  /** Goes where the address says: `#NAME=SCHEDULE`. */
  function readAddress(loading) {
    const [, name, text] = /^#([\w-]+)=([\w.]*)$/.exec(decodeURIComponent(location.hash)) ?? [];
    for (const explorer of explorers) {
      const index = explorer.versions.findIndex((version) => version.name === name);
      if (index >= 0) {
        explorer.open(index, text);
        const folded = explorer.section.closest("details");
        if (folded) folded.open = true;
        if (loading) explorer.section.scrollIntoView();
      } else if (history.state?.startOf === explorer.name) {
        explorer.open(0, "");
      }
    }
  }

  // A declaration, so that it can be used above.
  function Explorer(section) {
    const versions = [...section.querySelectorAll(".explorer-version")].map((part) => ({
      name: part.dataset.name,
      label: part.dataset.label,
      graph: new ScheduleGraph(JSON.parse(part.querySelector("script").textContent)),
      source: [...part.querySelectorAll(".explorer-part")],
      found: new Set(),
    }));
    const why = section.querySelector(".explorer-why");
    const reached = new Set();
    const goals = listGoals();
    let chosen = 0;
    let steps = [];
    let praise = []; // for what was reached by coming here
    const view = new ExplorerView(section, versions, { move, back, run, reset, show, copy, goTo, choose, runner });
    Object.assign(this, { section, versions, open, name: versions[0].name });
    view.choose(versions[0], 0);
    update();
    section.addEventListener("keydown", press);

    function node() {
      return steps.at(-1)?.after ?? versions[chosen].graph.nodes[0];
    }

    function listGoals() {
      const [first, mended] = versions;
      const { outcomes } = first.graph;
      const all = (graph) => graph.outcomes.reduce((sum, { count }) => sum + BigInt(count), 0n);
      const failing = (graph) => graph.outcomes.reduce((sum, { fails, count }) => sum + (fails ? BigInt(count) : 0n), 0n);
      const ends = (version, text) => ({ key: "end", text: () => text(digits(all(version.graph)), digits(failing(version.graph))), praise: said.praise[3], holds: () => version.found.size > 0 });
      const list = [];
      const cheapest = first.graph.fewestPreemptions();
      if (cheapest !== null) {
        const broken = () => chosen === 0 && outcomes[node().outcome]?.fails;
        list.push({ key: "break", text: () => said.break, praise: said.praise[0], holds: broken });
        const cheaply = () => broken() && first.graph.preemptions(steps) === cheapest;
        list.push({ key: "cheap", text: () => said.breakCheaply(cheapest), praise: said.praise[1], holds: cheaply });
      }
      if (outcomes.length > 1 && outcomes.length <= 8) {
        const text = () => said.collect(first.found.size, outcomes.length);
        list.push({ key: "collect", text, praise: said.praise[2], holds: () => first.found.size === outcomes.length });
      }
      if (mended) list.push(ends(mended, said.mend));
      else if (cheapest === null) list.push(ends(first, said.end));
      return list;
    }

    /** Shows where the reader stands, and notes what has been reached by that. */
    function update() {
      const version = versions[chosen];
      const here = node();
      if (here.outcome !== null) version.found.add(here.outcome);
      praise = goals.filter((goal) => !reached.has(goal.key) && goal.holds()).map((goal) => goal.praise);
      for (const goal of goals) if (goal.holds()) reached.add(goal.key);
      view.update({
        steps,
        node: here,
        counts: version.graph.futures(here),
        found: version.found,
        goals: goals.map(({ key, text }) => ({ text: text(), reached: reached.has(key) })),
        ended: here.outcome === null ? null : verdict(version.graph, here),
      });
    }

    /** What there is to say at the end of a run. */
    function verdict(graph, here) {
      const { kind, message, fails } = graph.outcomes[here.outcome];
      const parts = [make("p", { className: "explorer-end", textContent: message ? `${said.kind[kind]}: ${message}` : said.kind[kind] })];
      if (fails && here.threads.some((state) => state.ways.length === 0 && state.waits)) parts.push(make("p", { textContent: graph.closingSentence(here) }));
      const circle = fails ? graph.cycle(here) : [];
      if (circle.length > 0) parts.push(make("p", { textContent: said.circle([...circle, circle[0]].map((thread) => graph.called(thread)).join(" → ")) }));
      for (const words of praise) parts.push(make("p", { className: "explorer-praise", textContent: words }));
      if (fails && why) parts.push(make("p", { innerHTML: why.innerHTML }));
      return parts;
    }

    /** Tells a listener what has happened. */
    function announce(...first) {
      const last = steps.at(-1);
      const text = [...first];
      if (last) text.push(`${said.step(steps.length, view.who(last.edge.thread))} ${last.event.text}${last.event.detail ? `, ${last.event.detail}` : ""}.`);
      if (node().outcome !== null) text.push(...[...view.verdict.children].map((part) => part.textContent));
      else text.push(view.futures.textContent);
      view.say(text.join(" "));
    }

    /** Makes `next` the steps, with an entry of its own in the browser's history. */
    function become(next, ...first) {
      if (steps.length === 0 && chosen === 0 && !location.hash.startsWith(`#${versions[0].name}=`)) history.replaceState({ startOf: versions[0].name }, "");
      steps = next;
      const moves = steps.map(({ edge }) => ScheduleGraph.move(edge)).join(".");
      history.pushState(null, "", `#${versions[chosen].name}=${moves}`);
      update();
      announce(...first);
    }

    function after(before, thread, way) {
      const from = before.at(-1)?.after ?? versions[chosen].graph.nodes[0];
      const edge = from.edges.find((edge) => edge.thread === thread && edge.way === way && edge.to >= 0);
      return edge && [...before, versions[chosen].graph.step(before.at(-1), edge, from)];
    }

    function move(thread, way) {
      const next = after(steps, thread, way);
      if (next) become(next);
    }

    function back() {
      goTo(steps.length - 1);
    }

    function reset() {
      goTo(0);
    }

    function goTo(count) {
      if (count >= 0 && count < steps.length) become(steps.slice(0, count));
    }

    /** The thread that "run" would run: the one that moved last if it can, else the first that can. */
    function runner() {
      const can = node().edges.filter((edge) => edge.to >= 0).map((edge) => edge.thread);
      const last = steps.at(-1)?.edge.thread;
      return can.includes(last) ? last : (can[0] ?? null);
    }

    /** Moves one thread until it must wait, or has a choice to make. */
    function run() {
      const thread = runner();
      let next = steps;
      for (;;) {
        const edges = (next.at(-1)?.after ?? node()).edges.filter((edge) => edge.thread === thread);
        if (edges.length === 0 || (edges.length > 1 && next !== steps)) break;
        const more = after(next, thread, edges[0].way);
        if (!more) break;
        next = more;
      }
      if (next !== steps) become(next);
    }

    function show() {
      const { graph } = versions[chosen];
      const failing = graph.outcomes.filter((outcome) => outcome.fails && outcome.schedule !== null);
      const ways = failing.map(({ schedule }) => graph.follow(ScheduleGraph.parse(schedule)));
      const cost = (steps) => graph.preemptions(steps) * 1_000 + steps.length;
      become(ways.reduce((best, steps) => (cost(steps) < cost(best) ? steps : best)));
    }

    async function copy() {
      const text = versions[chosen].graph.text(steps);
      try {
        await navigator.clipboard.writeText(text);
      } catch {
        const area = make("textarea", { value: text });
        section.append(area);
        area.select();
        document.execCommand("copy");
        area.remove();
        view.buttons.copy.focus();
      }
      view.buttons.copy.textContent = words.copied;
      setTimeout(() => (view.buttons.copy.textContent = said.copy), 2000);
    }

    function choose(index) {
      chosen = index;
      view.choose(versions[chosen], chosen);
      become([]);
    }

    /** Goes where an address says. */
    function open(index, text) {
      if (index !== chosen) {
        chosen = index;
        view.choose(versions[chosen], chosen);
      }
      const moves = ScheduleGraph.parse(text);
      const followed = moves ? versions[chosen].graph.follow(moves) : [];
      // Steps that are the same stay the same objects, so that the transcript keeps its lines.
      const same = followed.findIndex((step, at) => step.edge !== steps[at]?.edge);
      steps = [...steps.slice(0, same < 0 ? followed.length : same), ...followed.slice(same < 0 ? followed.length : same)];
      update();
      if (!moves) announce(said.noSchedule(text));
      else if (steps.length < moves.length) announce(said.impossible(steps.length + 1, ScheduleGraph.move(moves[steps.length])));
      else announce();
    }

    function press(event) {
      if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey) return;
      if (event.target.closest("input, textarea")) return;
      const last = steps.at(-1)?.edge.thread;
      const keys = { ArrowLeft: back, Backspace: back, ArrowRight: () => last !== undefined && move(last, 0), g: run, r: reset };
      const act = /^\d$/.test(event.key) ? () => move(Number(event.key), 0) : keys[event.key];
      if (!act) return;
      event.preventDefault();
      act();
    }
  }
}
