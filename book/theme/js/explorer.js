"use strict";
// The explorer: the reader chooses which thread moves next in a program of the lesson, over the
// graph of everything that the program can do. The schedule stands in the page's address.
const explorers = [];
// By then the listings, which it copies, have their colours.
document.addEventListener("DOMContentLoaded", () => {
  for (const section of document.querySelectorAll("section.explorer")) {
    try {
      explorers.push(new Explorer(section));
    } catch (error) {
      section.append(span("explorer-note", said.failed(error.message), "p"));
    }
  }
  readAddress();
  addEventListener("popstate", readAddress);
});

/** Makes the explorer of a section that the page did not begin with; one of the same name gives way to it. */
function addExplorer(section, schedule) {
  const explorer = new Explorer(section);
  const same = explorers.findIndex(({ name }) => name === explorer.name);
  explorers.splice(same < 0 ? explorers.length : same, 1, explorer);
  explorer.open(explorer.name, schedule);
}

/** Where each explorer stands, which every entry of the browser's history keeps. */
function places() {
  return Object.fromEntries(explorers.map((explorer) => [explorer.name, explorer.place()]));
}

/** Goes where the address says, `#NAME=SCHEDULE`, and with the others where they stood. */
function readAddress() {
  const { state } = history;
  const [, name, text] = /^#([\w-]+)=(.*)$/.exec(location.hash) ?? [];
  const owner = explorers.find(({ versions }) => versions.some((version) => version.name === name));
  for (const explorer of explorers) {
    if (explorer === owner) explorer.open(name, text);
    else if (state?.[explorer.name]) explorer.open(...state[explorer.name].split("="));
  }
  // That of the reader's own code comes later.
  const late = name === "exercise" && document.querySelector("[data-live] .exercise");
  if (state || explorers.length === 0) return;
  history.replaceState(places(), "");
  if (!name || (late && !owner)) return;
  const { section, view } = owner ?? explorers[0];
  if (!owner) view.say(said.unknown(name), true);
  const folded = section.closest("details");
  if (folded) folded.open = true;
  section.scrollIntoView();
}

function Explorer(section) {
  const versions = [...section.querySelectorAll(".explorer-version")].map((part) => ({
    name: part.dataset.name,
    label: part.dataset.label,
    graph: new ScheduleGraph(JSON.parse(part.querySelector("script").textContent)),
    source: [...part.querySelectorAll(".explorer-part")],
    simplest: part.dataset.simplest,
    found: new Set(),
  }));
  const why = section.querySelector(".explorer-why");
  let chosen = 0;
  let steps = [];
  let line = []; // the steps, and after them what was taken back and can be done again
  let praise = []; // for what was reached by coming here
  // When each kind of goal is reached, given what its HTML says of it.
  const reached = {
    break: () => chosen === 0 && graph().outcomes[node().outcome]?.fails,
    cheaply: ({ preemptions }) => reached.break() && graph().preemptions(steps) === Number(preemptions),
    collect: () => versions[0].found.size === versions[0].graph.outcomes.length,
    end: ({ version }) => versions[version].found.size > 0,
  };
  const view = new ExplorerView(section, versions, { move, back, run, reset, forward, show, copy, goTo, choose, runner });
  Object.assign(this, { section, versions, view, open, place, name: versions[0].name });
  view.choose(versions[0], 0);
  update();
  section.addEventListener("keydown", press);

  function place() {
    return `${versions[chosen].name}=${steps.map(({ edge }) => ScheduleGraph.move(edge)).join(".")}`;
  }

  function graph() {
    return versions[chosen].graph;
  }

  function node(at = steps) {
    return at.at(-1)?.after ?? graph().nodes[0];
  }

  /** Shows where the reader stands, and what was reached by that, unless it was given. */
  function update(given) {
    const { found } = versions[chosen];
    const here = node();
    if (steps.some(({ edge }, at) => edge !== line[at]?.edge)) line = steps;
    if (here.outcome !== null) found.add(here.outcome);
    const open = [...view.goals.querySelectorAll("li:not(.is-reached)")];
    const fresh = given ? [] : open.filter(({ dataset }) => reached[dataset.goal](dataset));
    praise = fresh.map(({ dataset }) => dataset.praise);
    for (const goal of fresh) {
      goal.className = "is-reached";
      goal.lastElementChild.hidden = false;
    }
    for (const count of view.goals.querySelectorAll(".explorer-found")) count.textContent = versions[0].found.size;
    view.update({ steps, line, node: here, counts: graph().futures(here), found, ended: here.outcome === null ? null : verdict(here) });
  }

  function verdict(here) {
    const { fails } = graph().outcomes[here.outcome];
    const parts = [span("explorer-end", view.ending(here.outcome), "p")];
    if (fails && graph().waiting(here).length > 0) parts.push(make("p", {}, graph().closingSentence(here)));
    const circle = fails ? graph().cycle(here) : [];
    if (circle.length > 0) parts.push(make("p", {}, said.circle([...circle, circle[0]].map(graph().called).join(" → "))));
    for (const words of praise) parts.push(span("explorer-praise", words, "p"));
    if (fails && why) parts.push(make("p", { innerHTML: why.innerHTML }));
    return parts;
  }

  function announce() {
    const last = steps.at(-1);
    const text = [];
    if (last) text.push(`${said.step(steps.length, view.who(last.edge.thread))} ${last.event.text}${last.event.detail ? `, ${last.event.detail}` : ""}.`);
    if (node().outcome !== null) text.push(...[...view.verdict.children].map((part) => part.textContent));
    else text.push(view.futures.textContent);
    view.say(text.join(" "));
  }

  /** Makes `next` the steps, with an entry of its own in the browser's history. */
  function become(next, given) {
    steps = next;
    update(given);
    announce();
    if (node().outcome !== null) view.verdict.scrollIntoView({ block: "nearest" });
    try {
      history.pushState(places(), "", `#${place()}`);
    } catch {
      // Some browsers refuse too many in a row.
    }
  }

  function after(before, thread, way) {
    const next = graph().follow([{ thread, way }], before);
    return next.length > before.length && next;
  }

  function move(thread, way) {
    const next = after(steps, thread, way);
    if (next) become(next);
    else if (view.rows[thread]) view.say(`${view.who(thread)}: ${view.rows[thread].reason.textContent}`);
  }

  function back() {
    goTo(steps.length - 1);
  }

  function reset() {
    goTo(0);
  }

  function forward() {
    if (steps.length < line.length) become([...steps, line[steps.length]], true);
    else if (steps.length > 0) move(steps.at(-1).edge.thread, 0);
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

  function run() {
    const thread = runner();
    let next = steps;
    for (;;) {
      const edges = node(next).edges.filter((edge) => edge.thread === thread);
      if (edges.length === 0 || (edges.length > 1 && next !== steps)) break;
      const more = after(next, thread, edges[0].way);
      if (!more) break;
      next = more;
    }
    if (next !== steps) become(next);
  }

  function show() {
    become(graph().follow(ScheduleGraph.parse(versions[chosen].simplest)), true);
  }

  async function copy() {
    const text = make("pre", {}, graph().text(steps));
    view.live.append(text);
    await copyText(view.buttons.copy, text);
    text.remove();
  }

  function choose(index) {
    versions[chosen].steps = steps;
    select(index);
    become(versions[index].steps ?? []);
  }

  function select(index) {
    chosen = index;
    line = [];
    view.choose(versions[index], index);
  }

  function open(name, text) {
    const [old, index] = [place(), versions.findIndex((version) => version.name === name)];
    if (index !== chosen) select(index);
    const moves = ScheduleGraph.parse(text);
    const followed = moves ? graph().follow(moves) : [];
    // Steps that are the same stay the same objects, so that the transcript keeps its lines.
    let same = true;
    steps = followed.map((step, at) => ((same &&= step.edge === steps[at]?.edge) ? steps[at] : step));
    update();
    if (!moves) view.say(said.noSchedule(text), true);
    else if (steps.length < moves.length) view.say(said.impossible(steps.length + 1, ScheduleGraph.move(moves[steps.length])), true);
    else if (place() !== old) announce();
  }

  function press(event) {
    if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey) return;
    // There arrows choose, or scroll.
    if (event.key.startsWith("Arrow") && event.target.closest("input, pre")) return;
    const keys = { ArrowLeft: back, Backspace: back, ArrowRight: forward, g: run, r: reset };
    const act = /^\d$/.test(event.key) ? () => move(Number(event.key), 0) : keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
    // Among the versions arrows choose; who plays has left them.
    if (event.target.matches("input")) view.focus();
  }
}
