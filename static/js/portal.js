// Small comforts. Every page works without them.
"use strict";

// The phone's menu closes on Escape and when the reader goes elsewhere.
for (const menu of document.querySelectorAll("details[data-closes]")) {
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && menu.open) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  });
  document.addEventListener("click", (event) => {
    if (menu.open && !menu.contains(event.target)) menu.open = false;
  });
}

// Wide windows show the filters; a browser that cannot do so by style sheet gets them opened.
if (!CSS.supports("selector(::details-content)") && matchMedia("(min-width: 56.0625rem)").matches) {
  for (const filters of document.querySelectorAll(".layout-list details[data-filters]")) filters.open = true;
}

// What is wrong with a form is read first.
document.querySelector(".page > [data-focus], .page .layout-list [data-focus]")?.focus();

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

if (navigator.clipboard) {
  for (const button of document.querySelectorAll("[data-copy]")) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(button.dataset.copy);
      button.querySelector("span").textContent = button.dataset.done;
    });
  }
}

// The map that can be zoomed is fetched when somebody asks for it.
for (const button of document.querySelectorAll("[data-map-open]")) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    button.disabled = true;
    try {
      const { openMap } = await import(button.dataset.script);
      await openMap(document.getElementById(button.dataset.mapOpen), button.dataset);
      button.remove();
    } catch {
      const note = document.createElement("p");
      note.setAttribute("role", "status");
      note.textContent = button.dataset.failed;
      button.replaceWith(note);
    }
  });
}

// Whoever signs out leaves nothing behind on a computer that others use.
for (const form of document.querySelectorAll("form[action$='/logout/'], form[action$='/sign-out-everywhere/']")) {
  form.addEventListener("submit", () => {
    for (const key of Object.keys(localStorage)) if (key.startsWith("mc2cm-draft ")) localStorage.removeItem(key);
  });
}
