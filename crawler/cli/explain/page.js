"use strict";
// Everything that stands for a figure carries its number in data-f; several where a cell gave several.
const all = [...document.querySelectorAll("[data-f]")];
const numbers = (element) => element.dataset.f.split(" ");
const having = (wanted) => all.filter((each) => numbers(each).some((n) => wanted.includes(n)));
const details = document.getElementById("details");
const reveal = (element, inside) => {
  if (!element) return;
  const box = element.getBoundingClientRect(), pane = inside.getBoundingClientRect();
  const top = inside.contains(details) ? details.getBoundingClientRect().bottom : pane.top;
  if (box.top < top + 20 || box.bottom > pane.bottom - 20)
    inside.scrollBy({ top: box.top - (top + pane.bottom) / 2, behavior: "instant" });
};
function choose(wanted, from) {
  for (const each of document.querySelectorAll(".chosen")) each.classList.remove("chosen");
  for (const each of document.querySelectorAll("article.shown")) each.classList.remove("shown");
  details.classList.add("busy");
  for (const n of wanted) document.getElementById("f" + n).classList.add("shown");
  const marks = having(wanted);
  for (const each of marks) each.classList.add("chosen");
  for (const name of ["source", "read"]) {
    const pane = document.getElementById(name);
    if (!pane.contains(from)) reveal(marks.find((each) => pane.contains(each)), pane);
  }
}
document.addEventListener("click", (event) => {
  const link = event.target.closest('a[href^="#f"]');
  if (!link) return;
  event.preventDefault();
  const marked = link.closest("[data-f]") || link.querySelector("[data-f]");
  choose(marked ? numbers(marked) : [link.getAttribute("href").slice(2)], marked || link);
});
for (const [type, near] of [["mouseover", true], ["mouseout", false]])
  document.addEventListener(type, (event) => {
    const marked = event.target.closest("[data-f]");
    if (marked) for (const each of having(numbers(marked))) each.classList.toggle("near", near);
  });
const head = () => document.documentElement.style.setProperty(
  "--head", document.querySelector("header").offsetHeight + "px");
head();
addEventListener("resize", head);
if (/^#f\d+$/.test(location.hash)) choose([location.hash.slice(2)], null);
