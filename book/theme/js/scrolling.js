"use strict";
// What scrolls must be reachable with the keyboard, and only that.
{
  const watch = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      if (target.scrollWidth > target.clientWidth || target.scrollHeight > target.clientHeight) target.tabIndex = 0;
      else target.removeAttribute("tabindex");
    }
  });
  const boxes = "main pre:not([role]), main .table-wrapper, main .plot, main math[display=block], main .program-command code, main .explorer-outcomes, main .explorer-source";
  const find = () => {
    for (const box of document.querySelectorAll(boxes)) watch.observe(box);
  };
  // By then the explorers are there; each has other listings when another version is chosen, and an
  // exercise has one that comes later.
  document.addEventListener("DOMContentLoaded", () => {
    find();
    for (const source of document.querySelectorAll(".explorer-source, .exercise-play")) new MutationObserver(find).observe(source, { childList: true });
  });
}
