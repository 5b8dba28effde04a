"use strict";
// Questions: has what is ticked judged, unfolds the answer, and remembers what was ticked when it
// was last checked. What is said of each box stands in the page; the style sheet shows what fits.
for (const form of document.querySelectorAll("form.quiz")) {
  const boxes = [...form.querySelectorAll("input")];
  const status = form.querySelector("[role=status]");
  const key = `interleave-quiz:${form.dataset.question}`;
  const judge = (judged) => {
    const right = boxes.filter((box) => box.checked === (box.dataset.right === "true")).length;
    form.classList.toggle("is-judged", judged);
    status.textContent = judged ? words.quiz(right, boxes.length) : "";
  };
  form.addEventListener("change", () => judge(false));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    stored((storage) => storage.setItem(key, boxes.map((box) => Number(box.checked)).join("")));
    judge(true);
    form.querySelector("details").open = true;
  });
  const ticked = stored((storage) => storage.getItem(key));
  if (ticked?.length === boxes.length) {
    boxes.forEach((box, index) => (box.checked = ticked[index] === "1"));
    judge(true);
  }
}
