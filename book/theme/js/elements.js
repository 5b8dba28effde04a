"use strict";
// What the other scripts make elements and copies with.

function make(name, properties = {}, ...children) {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
}

function span(className, textContent, name = "span") {
  return make(name, { className, textContent });
}

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
