"use strict";
// What scrolls sideways must be reachable with the keyboard, and only that.
{
  const watch = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      if (target.scrollWidth > target.clientWidth) target.tabIndex = 0;
      else target.removeAttribute("tabindex");
    }
  });
  const boxes = "main pre:not([role]), main .table-wrapper, main .plot, main math[display=block], main .program-command code";
  for (const box of document.querySelectorAll(boxes)) watch.observe(box);
}
