"use strict";
/** Copies what an element says, and says on the button that it did; if it may not, the text is left selected. */
async function copyText(button, element) {
  const label = (button.dataset.label ??= button.textContent);
  try {
    await navigator.clipboard.writeText(element.textContent);
    button.textContent = words.copied;
  } catch {
    getSelection().selectAllChildren(element);
    button.textContent = document.execCommand("copy") ? words.copied : words.selected;
  }
  setTimeout(() => (button.textContent = label), 2000);
}
