// A form that keeps what is typed: on this device, until it is saved. The form works without any of this.
"use strict";

const PREFIX = "mc2cm-draft ";
const LONGEST = 30 * 24 * 3600 * 1000; // milliseconds

function drafts(about = "") {
  const found = [];
  for (let i = 0; i < localStorage.length; i += 1) {
    const key = localStorage.key(i);
    if (!key.startsWith(PREFIX + about)) continue;
    try {
      found.push({ key, ...JSON.parse(localStorage.getItem(key)) });
    } catch {
      found.push({ key, at: 0, values: {} });
    }
  }
  return found.sort((one, other) => other.at - one.at);
}

// The page that follows a successful save says so: what was sent is not needed any more.
function forget() {
  const isSaved = document.querySelector("[data-saved]");
  for (const draft of drafts()) {
    if ((isSaved && draft.sent) || Date.now() - draft.at > LONGEST) localStorage.removeItem(draft.key);
  }
}

function keep(form) {
  const about = `${form.dataset.keep} `;
  // One draft for each time that the form is opened: two windows never overwrite each other's.
  const own = PREFIX + about + Date.now();
  const fields = [...form.elements].filter((field) => field.name && field.name !== "csrfmiddlewaretoken");
  const words = (text) => (text ?? "").replace(/\r\n/g, "\n").trim();
  const typed = fields.filter((field) => field.type !== "hidden");
  const isChanged = () => typed.some((field) => words(field.value) !== words(field.defaultValue));
  const note = form.querySelector("[data-keep-note]");
  let isSent = false;
  let timer;

  function write() {
    const values = Object.fromEntries(fields.map((field) => [field.name, field.value]));
    try {
      localStorage.setItem(own, JSON.stringify({ at: Date.now(), sent: isSent, values }));
      note.hidden = false;
    } catch {
      // A full or forbidden store: the form goes on without.
    }
  }

  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(write, 300);
  });
  form.addEventListener("submit", () => {
    clearTimeout(timer);
    isSent = true;
    write();
  });
  addEventListener("pageshow", () => {
    isSent = false;
  });
  addEventListener("pagehide", () => {
    if (isChanged() && !isSent) write();
  });
  addEventListener("beforeunload", (event) => {
    if (!isSent && (isChanged() || "unsaved" in form.dataset)) event.preventDefault();
  });
  const differs = (draft) => typed.some(({ name, value }) => name in draft.values && words(draft.values[name]) !== words(value));
  offer(fields, drafts(about), differs, write);
  if ("unsaved" in form.dataset) write();
}

// What was typed and not saved comes back only when the person says so, with the version that it was written on:
// if somebody else has changed the record since, saving shows both.
function offer(fields, found, differs, write) {
  const box = document.querySelector("[data-restore]");
  let draft;

  function next() {
    draft = found.shift();
    while (draft && !differs(draft)) {
      localStorage.removeItem(draft.key);
      draft = found.shift();
    }
    box.hidden = !draft;
    if (draft) box.querySelector("[data-restore-when]").textContent = new Date(draft.at).toLocaleString(document.documentElement.lang);
  }

  box.querySelector("[data-restore-yes]").addEventListener("click", () => {
    for (const field of fields) if (field.name in draft.values) field.value = draft.values[field.name];
    localStorage.removeItem(draft.key);
    write();
    box.hidden = true;
    fields.find((field) => field.type !== "hidden").focus();
  });
  box.querySelector("[data-restore-no]").addEventListener("click", () => {
    localStorage.removeItem(draft.key);
    next();
  });
  next();
}

for (const button of document.querySelectorAll("[data-use]")) {
  button.hidden = false;
  button.addEventListener("click", () => {
    const field = document.getElementById(button.dataset.for);
    field.value = document.getElementById(button.dataset.use).value;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.focus();
  });
}

try {
  forget();
  for (const form of document.querySelectorAll("form[data-keep]")) keep(form);
} catch {
  // No store on this device.
}
