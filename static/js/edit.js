// A form that keeps what is typed until it is saved: with the portal, and on this device where the portal cannot be
// reached or its reader is signed out. And who else has the same form open. The form works without any of this.
"use strict";

const PREFIX = "mc2cm-draft ";
const LONGEST = 30 * 24 * 3600 * 1000; // milliseconds
const words = (text) => (text ?? "").replace(/\r\n/g, "\n").trim();
// The token of the form grows old when its reader signs in again in another window; the cookie has the new one.
const token = () => document.cookie.match(/(?:^|; )csrftoken=([^;]+)/)?.[1] ?? "";

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

// What is typed goes to the portal a moment after the last key; `held` hears whether it arrived there.
function keepWithPortal(path, values, opened, held) {
  const { typed } = document.querySelector("[data-typed]")?.dataset ?? {};
  const signedOut = document.querySelector("[data-signed-out]");
  let timer;
  let isWaiting = false;
  let sending;

  async function send() {
    clearTimeout(timer);
    isWaiting = false;
    sending = new AbortController();
    try {
      const answer = await fetch(typed, {
        method: "POST",
        signal: sending.signal,
        headers: { "Content-Type": "application/json", "X-CSRFToken": token() },
        body: JSON.stringify({ path, opened, values: values() }),
      });
      if (signedOut) signedOut.hidden = answer.status !== 401;
      isWaiting ||= answer.status === 401;
      held(answer.ok);
    } catch {
      isWaiting = true;
      held(false);
    }
  }

  addEventListener("focus", () => {
    if (isWaiting && typed) send();
  });
  return {
    soon() {
      if (!typed) return;
      isWaiting = true;
      clearTimeout(timer);
      timer = setTimeout(send, 1500);
    },
    stop() {
      clearTimeout(timer);
      isWaiting = false;
      sending?.abort();
    },
  };
}

function keep(form) {
  const about = `${form.dataset.keep} `;
  // One draft for each time that the form is opened: two windows never overwrite each other's.
  const opened = String(Date.now());
  const own = PREFIX + about + opened;
  const fields = [...form.elements].filter(
    (field) => field.name && field.name !== "csrfmiddlewaretoken" && field.type !== "submit" && field.type !== "file",
  );
  const typed = fields.filter((field) => field.type !== "hidden");
  const isChosen = (field) => !["checkbox", "radio"].includes(field.type) || field.checked;
  const state = (field) => (["checkbox", "radio"].includes(field.type) ? String(field.checked) : words(field.value));
  const before = new Map(typed.map((field) => [field, state(field)]));
  const isChanged = () => typed.some((field) => state(field) !== before.get(field));
  const note = form.querySelector("[data-keep-note]");
  let isSent = false;
  let isHeld = false;
  let timer;

  function write() {
    const values = Object.fromEntries(fields.filter(isChosen).map((field) => [field.name, field.value]));
    try {
      localStorage.setItem(own, JSON.stringify({ at: Date.now(), sent: isSent, held: isHeld, values }));
      if (note) note.hidden = false;
    } catch {
      // A full or forbidden store: the form goes on without.
    }
  }

  const everything = () => {
    const values = {};
    for (const [name, value] of new FormData(form)) {
      if (typeof value === "string" && name !== "csrfmiddlewaretoken") (values[name] ??= []).push(value);
    }
    return values;
  };
  // The form's own page, also where it was opened in another one.
  const { pathname } = new URL(form.getAttribute("action") || location.href, location.href);
  const portal = keepWithPortal(pathname, everything, opened, (arrived) => {
    isHeld = arrived;
    if (!isSent) write();
    form.dispatchEvent(new CustomEvent("held", { detail: arrived }));
  });

  form.addEventListener("input", () => {
    clearTimeout(timer);
    isHeld = false;
    timer = setTimeout(write, 300);
    portal.soon();
  });
  form.addEventListener("submit", () => {
    clearTimeout(timer);
    portal.stop();
    isSent = true;
    const field = form.elements.csrfmiddlewaretoken;
    if (field && token()) field.value = token();
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
  document.querySelector("[data-discard]")?.form.addEventListener("submit", () => {
    clearTimeout(timer);
    portal.stop();
    isSent = true;
    localStorage.removeItem(own);
  });
  const differs = (draft) =>
    typed.some((field) => field.name in draft.values && isChosen(field) && words(draft.values[field.name]) !== words(field.value));
  offer(fields, drafts(about), differs, write);
  if ("unsaved" in form.dataset) write();
}

// What was typed and not saved comes back only when the person says so, with the version that it was written on:
// if somebody else has changed the record since, saving shows both. What the portal holds is in the form already.
function offer(fields, found, differs, write) {
  const box = document.querySelector("[data-restore]");
  if (!box) return;
  const { typedFrom } = box.dataset;
  let draft;

  function next() {
    draft = found.shift();
    while (draft && (!differs(draft) || (draft.held && draft.key.endsWith(` ${typedFrom}`)))) {
      localStorage.removeItem(draft.key);
      draft = found.shift();
    }
    box.hidden = !draft;
    if (draft) box.querySelector("[data-restore-when]").textContent = new Date(draft.at).toLocaleString(document.documentElement.lang);
  }

  box.querySelector("[data-restore-yes]").addEventListener("click", () => {
    for (const field of fields) {
      if (["checkbox", "radio"].includes(field.type)) field.checked = draft.values[field.name] === field.value;
      else if (field.name in draft.values) field.value = draft.values[field.name];
    }
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

// A picker that puts a citation where the cursor was last.
for (const picker of document.querySelectorAll("[data-cite]")) {
  let field;
  picker.hidden = false;
  document.addEventListener("focusin", ({ target }) => {
    if (target.matches?.("textarea[data-cited]")) field = target;
  });
  picker.querySelector("button").addEventListener("click", () => {
    const { value } = picker.querySelector("select");
    field ??= document.querySelector("textarea[data-cited]");
    if (!value || !field) return;
    field.focus();
    field.setRangeText(`[@${value}]`, field.selectionEnd, field.selectionEnd, "end");
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });
}

// Who else has this form open: said every 20 seconds, and taken back on leaving.
for (const present of document.querySelectorAll("[data-presence]")) {
  const { presence, field } = present.dataset;
  const about = (more) => new URLSearchParams({ field, csrfmiddlewaretoken: token(), ...more });
  async function say() {
    if (document.hidden) return;
    try {
      const answer = await fetch(presence, { method: "POST", body: about() });
      if (!answer.ok) return;
      const { others } = await answer.json();
      present.hidden = others.length === 0;
      present.querySelector("[data-others]").textContent = others.join(" ");
    } catch {
      // Not reached this time.
    }
  }
  setInterval(say, 20_000);
  document.addEventListener("visibilitychange", say);
  addEventListener("pagehide", () => navigator.sendBeacon(presence, about({ left: "1" })));
  say();
}

// Of two versions the other's is taken over with one click.
function offerTheirs(button) {
  button.hidden = false;
  button.addEventListener("click", () => {
    const field = document.getElementById(button.dataset.for);
    field.value = document.getElementById(button.dataset.use).value;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.focus();
  });
}

function attend(page) {
  page.querySelectorAll("[data-use]").forEach(offerTheirs);
  try {
    page.querySelectorAll("form[data-keep]").forEach(keep);
  } catch {
    // No store on this device.
  }
}

try {
  forget();
} catch {
  // No store on this device.
}
attend(document);
// A form that is opened inside another page is kept like one on a page of its own.
document.addEventListener("htmx:afterSwap", (event) => attend(event.target));
