// A row's form opens beneath its row, from the form's own page; without this the same link leads to that page.
// Nothing that was typed goes away unasked.
"use strict";

function isChanged(form) {
  return [...form.elements].some((field) => {
    if (field.type === "hidden" || !field.name) return false;
    if (field.options) return [...field.options].some((option) => option.selected !== option.defaultSelected) && field.value !== chosen(field);
    return field.value !== field.defaultValue;
  });
}

// A list without a chosen entry shows its first.
function chosen(field) {
  return ([...field.options].find((option) => option.defaultSelected) ?? field.options[0])?.value;
}

function openForm() {
  return document.querySelector(".own-slot #part-form");
}

function mayLeave() {
  const form = openForm();
  return !form || !isChanged(form) || confirm(form.dataset.ask);
}

document.addEventListener("htmx:beforeRequest", (event) => {
  if (event.target.matches("[data-open]") && !mayLeave()) event.preventDefault();
});

document.addEventListener("htmx:afterSwap", (event) => {
  const form = event.target.querySelector?.("#part-form");
  if (!form) return;
  // One form at a time: the names of its fields stand on a page once.
  for (const cell of document.querySelectorAll(".own-slot > td")) if (!cell.contains(form)) cell.replaceChildren();
  form.querySelector("select, input:not([type=hidden]), textarea").focus();
});

document.addEventListener("click", (event) => {
  const close = event.target.closest(".own-slot [data-close]");
  if (!close) return;
  event.preventDefault();
  if (!mayLeave()) return;
  const slot = close.closest(".own-slot");
  slot.firstElementChild.replaceChildren();
  slot.previousElementSibling.querySelector("a[data-open]").focus();
});
