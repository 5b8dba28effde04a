"use strict";
// Search: looks every word up in mdBook's index of sections, which is loaded on first use. Plain
// substrings rather than stems, so that `recv_timeout`, `->` and Chinese are found as well.
{
  const button = document.getElementById("search-open");
  const dialog = document.getElementById("search-dialog");
  const input = document.getElementById("search-words");
  const count = dialog?.querySelector(".search-count");
  const list = dialog?.querySelector(".search-results");
  let sections = null;

  function load() {
    window.search = {}; // the index's script adds itself to this
    count.textContent = words.loading;
    const script = make("script", { src: button.dataset.index });
    script.onload = () => {
      const { index, doc_urls: urls } = window.search;
      sections = Object.values(index.documentStore.docs).map(({ id, title, body, breadcrumbs }) => ({
        url: urls[id],
        title: title.toLowerCase(),
        where: breadcrumbs,
        text: body,
        all: `${breadcrumbs} ${body}`.toLowerCase(),
      }));
      find();
    };
    script.onerror = () => {
      script.remove();
      count.textContent = words.noIndex;
    };
    document.head.append(script);
  }

  function score(section, asked) {
    let points = 0;
    for (const word of asked) {
      const times = section.all.split(word).length - 1;
      if (times === 0) return 0;
      points += Math.min(times, 5) + (section.title.includes(word) ? 10 : 0);
    }
    return points;
  }

  function find() {
    if (sections === null) return;
    const asked = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    const found = sections
      .map((section) => ({ section, points: asked.length ? score(section, asked) : 0 }))
      .filter(({ points }) => points > 0)
      .sort((a, b) => b.points - a.points);
    count.textContent = asked.length === 0 ? "" : found.length ? words.found(found.length) : words.nothing;
    list.replaceChildren(...found.slice(0, 30).map(({ section }) => result(section, asked)));
  }

  function result({ url, where, text }, asked) {
    return make("li", {}, make("a", { href: url }, span("search-where", where), " ", teaser(text, asked)));
  }

  /** About 25 words around the first hit, with every hit marked. */
  function teaser(text, asked) {
    const first = Math.min(...asked.map((word) => text.toLowerCase().indexOf(word)).filter((at) => at >= 0), text.length);
    const start = Math.max(0, text.lastIndexOf(" ", Math.max(0, first - 60)));
    const end = start + 160;
    const part = text.length > end ? text.slice(start, end).replace(/ \S*$/, "") : text.slice(start);
    const hit = new RegExp(`(${asked.map((word) => word.replace(/[^\w\s]/g, "\\$&")).join("|")})`, "gi");
    const pieces = part.split(hit).map((piece, index) => (index % 2 ? span("", piece, "mark") : piece));
    return make("span", { className: "search-teaser" }, start > 0 ? "… " : "", ...pieces, " …");
  }

  function open() {
    dialog.showModal();
    input.select();
    if (sections === null) load();
  }

  if (button) {
    button.addEventListener("click", open);
    input.addEventListener("input", find);
    list.addEventListener("click", () => dialog.close());
    dialog.querySelector("form").addEventListener("submit", (event) => {
      const first = list.querySelector("a");
      if (event.submitter || !first) return;
      event.preventDefault();
      first.click();
    });
    document.addEventListener("keydown", (event) => {
      if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || dialog.open) return;
      if (event.target.closest("input, select, textarea, dialog") || !"/s".includes(event.key)) return;
      event.preventDefault();
      open();
    });
  }
}
