"use strict";
// Questions: judges what is ticked, unfolds the answer, and remembers what was ticked when it was
// last checked. Without scripts the answer can be unfolded all the same.
{
  const said = words.quiz;
  for (const form of document.querySelectorAll("form.quiz")) prepare(form);

  function prepare(form) {
    const boxes = [...form.querySelectorAll("input")];
    const key = `interleave-quiz:${form.dataset.question}`;
    const status = document.createElement("span");
    const check = document.createElement("button");
    status.setAttribute("role", "status");
    check.textContent = said.check;
    form.querySelector(".quiz-actions").append(check, " ", status);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      store((storage) => storage.setItem(key, boxes.map((box) => Number(box.checked)).join("")));
      judge();
      form.querySelector("details").open = true;
    });
    form.addEventListener("change", clear);
    const ticked = store((storage) => storage.getItem(key));
    if (ticked?.length !== boxes.length) return;
    boxes.forEach((box, index) => (box.checked = ticked[index] === "1"));
    judge();

    function judge() {
      clear();
      let right = 0;
      for (const box of boxes) {
        const is = box.checked === (box.dataset.right === "true");
        const mark = document.createElement("span");
        mark.className = is ? "quiz-right" : "quiz-wrong";
        mark.textContent = is ? said.right : said.wrong;
        box.parentElement.append(" ", mark);
        right += Number(is);
      }
      status.textContent = right === boxes.length ? said.all : said.some(right, boxes.length);
    }

    function clear() {
      for (const mark of form.querySelectorAll(".quiz-right, .quiz-wrong")) mark.remove();
      status.textContent = "";
    }
  }

  // A browser may refuse storage; then an answer lasts as long as the page.
  function store(use) {
    try {
      return use(localStorage);
    } catch {
      return null;
    }
  }
}
