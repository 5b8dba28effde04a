"use strict";
// The page follows its source while it is being looked at: a new build reloads it, a failed one
// says why. Browsers allow few connections to a server, so a hidden tab keeps none.
{
  const shown = document.documentElement.dataset.live;
  let source = null;
  let bar = null;

  function listen() {
    if (document.visibilityState !== "visible") {
      source?.close();
      source = null;
    } else if (source === null) {
      source = new EventSource("/api/events");
      source.addEventListener("build", ({ data }) => {
        bar?.remove();
        if (data !== shown) location.reload();
      });
      source.addEventListener("failed", ({ data }) => tell(data));
    }
  }

  function tell(message) {
    bar?.remove();
    bar = make("div", { className: "build-error", role: "alert" }, words.buildFailed, span("", message, "pre"));
    document.body.append(bar);
  }

  if (shown !== undefined) {
    document.addEventListener("visibilitychange", listen);
    listen();
  }
}
