"use strict";
// The exercise, on the book's own server: follows the reader's file while it is being looked at,
// says what the checker says, and plays the failing schedule of the reader's own code. On the map
// of the lessons, what has been done.
{
  const said = words.exercise;
  const served = "live" in document.documentElement.dataset;
  const panels = document.querySelectorAll("section.exercise");
  // The page for printing has all of them, and asks for none.
  if (served && panels.length === 1) follow(panels[0]);
  if (served && document.querySelector(".contents")) showProgress();

  function follow(panel) {
    const [status, says, play, check] = [".exercise-status", ".exercise-says", ".exercise-play", ".program-run"].map((part) => panel.querySelector(part));
    let source = null;
    let back = false;
    let shown = "";
    let judged = false; // whether a verdict stands there
    let notice = "";
    check.hidden = false;
    check.addEventListener("click", () => listen(true));
    // A hidden tab keeps no connection; the server stops checking for it.
    document.addEventListener("visibilitychange", look);
    addEventListener("pagehide", () => source?.close());
    panel.querySelectorAll(".exercise-hint > summary").forEach((summary, index) => {
      const { lesson } = panel.dataset;
      const note = () => fetch(`/api/hint?${new URLSearchParams({ lesson, hint: index + 1 })}`, { method: "POST" });
      summary.addEventListener("click", () => summary.parentElement.open || note());
    });
    look();

    function look() {
      if (document.visibilityState === "visible") return listen(false);
      source?.close();
    }

    function listen(anew) {
      source?.close();
      source = new EventSource(`/api/exercise?${new URLSearchParams({ lesson: panel.dataset.lesson, check: anew, back })}`);
      back = true;
      const on = (name, act) => source.addEventListener(name, ({ data }) => act(data));
      on("status", (step) => tell("running", `${said.steps[step]}. ${judged ? said.old : ""}`));
      on("unchecked", () => tell("todo", said.unchecked));
      on("known", (data) => data !== shown && show(data, false));
      on("verdict", (data) => show(data, true));
      on("notice", (text) => (notice = text));
      on("problem", (text) => tell("stopped", said.problem, text));
      on("refused", (text) => end(text));
      // An EventSource that is not closed connects again, and would check again.
      on("error", () => end(words.lost));
    }

    function end(why) {
      source.close();
      tell("stopped", why);
    }

    function tell(state, sentence, details) {
      shown = "";
      panel.dataset.state = state;
      status.textContent = sentence;
      if (details === undefined) return;
      says.replaceChildren(details && span("", details, "p"));
      judged = false;
    }

    /** A verdict that was there before takes no more than the place kept for it, where that is seen. */
    function show(data, fresh) {
      const { state, summary, details, schedule, explorer } = JSON.parse(data);
      const { top, bottom } = panel.getBoundingClientRect();
      tell(state, "", notice);
      status.innerHTML = summary;
      says.insertAdjacentHTML("beforeend", details);
      shown = data;
      notice = "";
      judged = true;
      panel.classList.toggle("is-fresh", fresh || top > innerHeight || bottom < 0);
      const asked = location.hash.startsWith("#exercise=");
      play.replaceChildren();
      if (explorer === null) return;
      if (fresh || asked) open();
      if (asked && !fresh) play.scrollIntoView();
      says.querySelector("a").addEventListener("click", () => play.hasChildNodes() || open());

      function open() {
        play.innerHTML = explorer;
        globalThis.colourCode?.(play);
        const given = !fresh && asked ? location.hash.slice("#exercise=".length) : schedule;
        addExplorer(play.firstElementChild, given);
      }
    }
  }

  async function showProgress() {
    const done = await (await fetch("/api/progress")).json();
    for (const lesson of document.querySelectorAll(".contents-lesson")) {
      const state = done[lesson.querySelector(".contents-number").textContent];
      if (!state) continue;
      lesson.append(span(`contents-done is-${state}`, said.done[state]));
    }
  }
}
