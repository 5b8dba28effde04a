"use strict";
// A pair of listings: side by side where there is room, tabs where there is not. The style sheet
// decides which, by whether it shows the list of tabs.
{
  let made = 0;
  for (const pair of document.querySelectorAll(".pair[data-tabs]")) makeTabs(pair);

  function makeTabs(pair) {
    const list = document.createElement("div");
    list.setAttribute("role", "tablist");
    list.setAttribute("aria-label", words.versions);
    const panels = [];
    const tabs = [];
    for (const listing of pair.querySelectorAll(":scope > [data-tab]")) {
      // A figure may not be a tab panel itself, so each gets a box around it.
      const panel = document.createElement("div");
      const tab = document.createElement("button");
      made += 1;
      panel.id = `version-${made}`;
      tab.id = `${panel.id}-tab`;
      tab.type = "button";
      tab.textContent = listing.dataset.tab;
      tab.setAttribute("role", "tab");
      tab.setAttribute("aria-controls", panel.id);
      listing.replaceWith(panel);
      panel.append(listing);
      panels.push(panel);
      list.append(tab);
      tabs.push(tab);
    }
    let chosen = 0;

    function update() {
      const tabbed = getComputedStyle(list).display !== "none";
      panels.forEach((panel, index) => {
        const tab = tabs[index];
        tab.setAttribute("aria-selected", index === chosen);
        tab.tabIndex = index === chosen ? 0 : -1;
        panel.hidden = tabbed && index !== chosen;
        if (tabbed) {
          panel.setAttribute("role", "tabpanel");
          panel.setAttribute("aria-labelledby", tab.id);
        } else {
          panel.removeAttribute("role");
          panel.removeAttribute("aria-labelledby");
        }
      });
    }

    function choose(index) {
      chosen = (index + tabs.length) % tabs.length;
      update();
      tabs[chosen].focus();
    }

    list.addEventListener("click", ({ target }) => {
      if (tabs.includes(target)) choose(tabs.indexOf(target));
    });
    list.addEventListener("keydown", (event) => {
      const to = { ArrowLeft: chosen - 1, ArrowRight: chosen + 1, Home: 0, End: tabs.length - 1 }[event.key];
      if (to === undefined) return;
      event.preventDefault();
      choose(to);
    });
    pair.prepend(list);
    pair.classList.add("tabbed");
    new ResizeObserver(update).observe(pair);
    update();
  }
}
