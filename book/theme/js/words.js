"use strict";
// Every word that the scripts say, by the page's language.
const words = {
  en: {
    run: "Run",
    stop: "Stop",
    copy: "Copy",
    copied: "Copied",
    selected: "Selected",
    starting: "starting",
    exited: (code) => (code === null ? "ended by a signal" : `ended with exit code ${code}`),
    stopped: "stopped",
    reasons: { "time limit": "stopped at the time limit", "output limit": "stopped: too much output", killed: "stopped" },
    silent: "it printed nothing",
    lost: "The connection to the site's server was lost.",
    versions: "Versions",
    buildFailed: "The book could not be built:",
    found: (count) => (count === 1 ? "1 place" : `${count} places`),
    nothing: "Nothing found.",
    loading: "Loading the index.",
    noIndex: "The index could not be loaded.",
  },
}[document.documentElement.lang.slice(0, 2)];
