"use strict";
const form = document.querySelector("form");
const items = [...document.querySelectorAll("li[data-effect]")];
const groups = [...document.querySelectorAll("div[data-group]")];
const search = form.querySelector("input[type=search]");
const boxes = [...form.querySelectorAll("input[type=checkbox]")];
const output = form.querySelector("output");
const texts = items.map((item) => item.textContent.toLowerCase());
form.hidden = false;
function apply() {
  const words = search.value.toLowerCase().split(/\s+/).filter((word) => word);
  const effects = new Set(boxes.filter((box) => box.checked).map((box) => box.value));
  let shown = 0;
  items.forEach((item, index) => {
    const fits = effects.has(item.dataset.effect) && words.every((word) => texts[index].includes(word));
    item.hidden = !fits;
    shown += fits ? 1 : 0;
  });
  for (const group of groups) {
    group.hidden = !group.querySelector("li:not([hidden])");
  }
  output.value = `${shown} of ${items.length} changes`;
  return words.length;
}
let timer = 0;
search.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(() => {
    if (apply() > 0) {
      for (const section of document.querySelectorAll("section > details")) {
        section.open = section.querySelector("li:not([hidden])") !== null;
      }
    }
  }, 120);
});
boxes.forEach((box) => box.addEventListener("change", apply));
form.addEventListener("submit", (event) => event.preventDefault());
function openTarget() {
  const target = location.hash && document.getElementById(location.hash.slice(1));
  const details = target && target.querySelector("details");
  if (details) {
    details.open = true;
    details.querySelector("summary").focus({ preventScroll: true });
    target.scrollIntoView();
  }
}
addEventListener("hashchange", openTarget);
for (const link of document.querySelectorAll("svg a")) {
  link.addEventListener("click", () => setTimeout(openTarget));
}
apply();
openTarget();
