"use strict";
/** An element of this name with these properties and children: what all scripts make elements with. */
function make(name, properties = {}, ...children) {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
}

function span(className, textContent, name = "span") {
  return make(name, { className, textContent });
}

/** What `use` makes of what the browser keeps; null where it refuses to keep anything. */
function stored(use) {
  try {
    return use(localStorage);
  } catch {
    return null;
  }
}

// The frame of every page. It runs in <head>, so that theme and sidebar are right before anything
// is painted; what needs the page's elements waits for them.
{
  const html = document.documentElement;
  const wide = matchMedia("(min-width: 68rem)"); // as in chrome.css
  const dark = matchMedia("(prefers-color-scheme: dark)");

  let theme = stored((storage) => storage.getItem("interleave-theme"));
  const paint = () => {
    html.className = `js ${theme || (dark.matches ? html.dataset.dark : html.dataset.light)}`;
  };
  const show = (state) => {
    html.dataset.sidebar = state;
    document.getElementById("sidebar-toggle")?.setAttribute("aria-expanded", state === "open");
  };
  const arrange = () => {
    const chosen = stored((storage) => storage.getItem("interleave-sidebar"));
    show(wide.matches ? chosen || "open" : "closed");
  };
  paint();
  arrange();
  dark.addEventListener("change", paint);
  wide.addEventListener("change", arrange);

  // Stands at the end of the table of contents. The browser calls this while it is still reading
  // the page, so the list is whole before it is painted and nothing moves.
  customElements.define("page-sections", class extends HTMLElement {
    connectedCallback() {
      const list = this.parentElement.querySelector("ol");
      for (const empty of list.querySelectorAll("li:empty")) empty.remove();
      const here = (link) => link.pathname === location.pathname.replace(/\/$/, "/index.html");
      const current = [...list.querySelectorAll("a")].find(here);
      const headings = [...document.querySelectorAll("main > h2[id]")];
      if (!current) return;
      current.ariaCurrent = "page";
      if (headings.length === 0) return;
      const links = headings.map(({ id, textContent }) => make("a", { href: `#${id}`, textContent }));
      current.after(make("ol", { className: "sections" }, ...links.map((link) => make("li", {}, link))));
      follow(headings, links);
    }
  });

  // Marks the section that is being read.
  function follow(headings, links) {
    const update = () => {
      const read = headings.findLastIndex((heading) => heading.getBoundingClientRect().top < innerHeight / 3);
      links.forEach((link, index) => (link.ariaCurrent = index === read ? "true" : null));
    };
    addEventListener("scroll", update, { passive: true });
    update();
  }

  document.addEventListener("DOMContentLoaded", () => {
    const select = document.getElementById("theme");
    if (!select) return;
    select.value = theme ?? "";
    select.addEventListener("change", () => {
      theme = select.value;
      stored((storage) => storage.setItem("interleave-theme", theme));
      paint();
    });

    const sidebar = document.getElementById("sidebar");
    const toggle = document.getElementById("sidebar-toggle");
    arrange();
    toggle.addEventListener("click", () => {
      show(html.dataset.sidebar === "open" ? "closed" : "open");
      if (wide.matches) stored((storage) => storage.setItem("interleave-sidebar", html.dataset.sidebar));
      else if (html.dataset.sidebar === "open") sidebar.focus();
    });
    // On a narrow screen it lies over the text: choosing, leaving and Escape close it.
    const leave = (event) => {
      const inside = sidebar.contains(event.target) || toggle.contains(event.target);
      if (!wide.matches && html.dataset.sidebar === "open" && !inside) show("closed");
    };
    document.addEventListener("click", leave);
    document.addEventListener("focusin", leave);
    sidebar.addEventListener("click", (event) => {
      if (!wide.matches && event.target.closest("a")) show("closed");
    });
    sidebar.addEventListener("keydown", (event) => {
      if (wide.matches || event.key !== "Escape") return;
      show("closed");
      toggle.focus();
    });

    // Arrow keys turn the page unless something that has the focus has a use for them.
    document.addEventListener("keydown", (event) => {
      if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      if (event.target.closest("input, select, textarea, dialog, .executions, [tabindex]:not(main, nav)")) return;
      const way = { ArrowLeft: "prev", ArrowRight: "next" }[event.key];
      if (way) document.querySelector(`.turn [rel=${way}]`)?.click();
    });
    // What is folded away on the screen is printed.
    addEventListener("beforeprint", () => {
      for (const details of document.querySelectorAll("details")) details.open = true;
    });
  });
}
