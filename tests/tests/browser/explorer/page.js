"use strict";
// What the tests ask of a page with explorers; it runs before the page's own scripts.
const played = {
  copied: null,

  section: (name) => document.querySelector(`.explorer-version[data-name="${name}"]`).closest("section.explorer"),

  // What a page's explorers play: for each its versions.
  versions: () =>
    [...document.querySelectorAll("section.explorer")].map((section) =>
      [...section.querySelectorAll(".explorer-version")].map((version) => [
        version.dataset.name,
        version.querySelector("script").textContent,
      ]),
    ),

  // Changes the address, as a link does.
  async go(address) {
    if (location.hash === address) return;
    const heard = new Promise((resolve) => addEventListener("popstate", resolve, { once: true }));
    location.hash = address;
    await heard;
  },

  steps: (name) => played.section(name).querySelectorAll(".explorer-steps li").length,

  status: (name) => played.section(name).querySelector("[role=status]").textContent,

  // Whether the box of the source shows the line where a thread stands, if it stands at one.
  inSight(name, thread) {
    const source = played.section(name).querySelector(".explorer-source");
    const stands = [...source.querySelectorAll(".explorer-marker")].find(({ textContent }) => textContent === String(thread));
    const [box, line] = [source, stands ?? source].map((element) => element.getBoundingClientRect());
    return line.top >= box.top && line.bottom <= box.bottom;
  },

  // What is lit up: lines as FILE:LINE, arrows as FROM-TO.
  lit(name) {
    const lit = [...played.section(name).querySelectorAll(".is-lit")];
    const called = lit.map((part) => {
      const { line, from, to } = part.dataset;
      return line ? `${part.closest("[data-file]").dataset.file}:${line}` : `${Number(from) + 1}-${Number(to) + 1}`;
    });
    return called.join(" ");
  },

  async seen(name) {
    const section = played.section(name);
    const text = (css) => section.querySelector(css).textContent;
    const texts = (css) => [...section.querySelectorAll(css)].map((element) => element.textContent);
    const shown = (css) => section.querySelector(css).checkVisibility({ contentVisibilityAuto: true });
    const unfolded = section.closest("details")?.open ?? true;
    played.copied = null;
    const copy = section.querySelector(".explorer-controls button:last-child");
    copy.click();
    for (let turn = 0; played.copied === null && turn < 100; turn += 1) await null;
    const disabled = [...section.querySelectorAll(".explorer-live button[aria-disabled=true]")];
    const reason = (button) => document.getElementById(button.getAttribute("aria-describedby"))?.textContent.trim();
    const arrows = [...section.querySelectorAll(".explorer-arrow[data-from]")];
    return {
      ended: !section.querySelector(".explorer-verdict").hidden,
      unfolded,
      shown: shown(".explorer-threads"),
      verdict: texts(".explorer-verdict > p"),
      fails: Boolean(section.querySelector(".explorer-verdict.explorer-fails")),
      why: section.querySelector(".explorer-why")?.textContent ?? null,
      printed: text(".explorer-box pre"),
      futures: section.querySelector(".explorer-futures").hidden ? null : text(".explorer-futures"),
      bar: [...section.querySelectorAll(".explorer-bar span")].map((part) => [
        part.classList.contains("is-failing"),
        Number(part.style.flexGrow),
      ]),
      steps: played.steps(name),
      arrows: arrows.map((arrow) => [Number(arrow.dataset.from) + 1, Number(arrow.dataset.to) + 1]),
      copied: played.copied,
      unexplained: disabled.filter((button) => !reason(button)).map((button) => button.textContent),
      goals: section.querySelectorAll(".explorer-goals li").length,
      reached: section.querySelectorAll(".explorer-goals .is-reached").length,
      status: played.status(name),
    };
  },
};

Object.defineProperty(navigator, "clipboard", {
  value: { writeText: async (text) => (played.copied = text) },
});
