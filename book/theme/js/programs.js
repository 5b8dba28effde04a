"use strict";
// Programs on a page: copies a command; on the book's own server runs it and shows what it prints
// as it prints it. On static hosting the recorded output stands alone.
{
  const rows = { least: 3, most: 16 };

  for (const button of document.querySelectorAll(".program-copy")) {
    button.addEventListener("click", () => copyText(button, button.parentElement.querySelector("code")));
  }
  document.querySelectorAll("[data-live] section.program").forEach(makeRunnable);

  function makeRunnable(section) {
    const { lesson, program, asWritten } = section.dataset;
    const button = section.querySelector(".program-run");
    const panel = section.querySelector(".program-live");
    const status = panel.querySelector(".program-status");
    const screen = panel.querySelector("pre");
    const label = button.textContent;
    const output = screen.querySelector("code");
    let source = null; // open while a run is under way: there is never a second one

    // The screen is as tall as what is recorded, so that arriving lines move nothing below it.
    const recorded = section.querySelector(".program-recorded pre")?.textContent.trimEnd().split("\n").length ?? 0;
    screen.style.setProperty("--rows", Math.min(Math.max(recorded, rows.least), rows.most));
    button.hidden = false;
    button.addEventListener("click", () => (source ? finish(words.stopped) : start()));
    addEventListener("pagehide", () => source && finish(words.stopped));

    function start() {
      output.replaceChildren();
      panel.hidden = false;
      panel.dataset.state = "running";
      status.textContent = words.starting;
      button.textContent = words.stop;
      source = new EventSource(`/api/run?${new URLSearchParams({ lesson, program, as_written: asWritten })}`);
      const on = (name, act) => source.addEventListener(name, ({ data }) => act(data));
      on("status", (step) => (status.textContent = step));
      on("stdout", (text) => print(JSON.parse(text)));
      on("stderr", (text) => print(JSON.parse(text), "program-stderr"));
      on("refused", refuse);
      on("end", (data) => {
        const { code, reason } = JSON.parse(data);
        const how = reason === "exited" ? words.exited(code) : (words.reasons[reason] ?? reason);
        finish(output.hasChildNodes() ? how : `${how}; ${words.silent}`, code === 0 ? "done" : "failed");
      });
      // An EventSource that is not closed connects again, and would run the program again.
      on("error", () => finish(words.lost, "refused"));
    }

    function print(text, style) {
      const atEnd = screen.scrollTop + screen.clientHeight >= screen.scrollHeight - 8;
      output.append(style ? span(style, text) : text);
      if (atEnd) screen.scrollTop = screen.scrollHeight;
    }

    /** What kept the program from running is read from its beginning. */
    function refuse(how) {
      finish(how, "refused");
      screen.style.setProperty("--rows", rows.most);
      screen.scrollTop = 0;
    }

    function finish(how, state = "failed") {
      source?.close();
      source = null;
      status.textContent = how;
      panel.dataset.state = state;
      button.textContent = label;
    }
  }
}
