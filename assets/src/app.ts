// What the pages gain from script. Every page works without: nothing here is the only way to do a thing.
import "./htmx-config";
import "htmx.org";
import "./drafts";

document.documentElement.classList.add("has-script");

/** Brings a refused form's list of errors to the reader, who may be far below it or unable to see it. */
function focusErrors(within: ParentNode): void {
  within.querySelector<HTMLElement>(".error-summary")?.focus();
}

/** The button of a form that is on its way says so, and a second press does nothing. */
function sendOnce(event: SubmitEvent): void {
  const form = event.target as HTMLFormElement;
  if (event.defaultPrevented || form.method === "get") {
    return;
  }
  if (form.dataset.sent !== undefined) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = "";
  event.submitter?.setAttribute("aria-disabled", "true");
}

/** A page that comes back from the browser's memory may be sent again. */
function allowSending(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>("form[data-sent]")) {
    delete form.dataset.sent;
    for (const button of form.querySelectorAll("[aria-disabled]")) {
      button.removeAttribute("aria-disabled");
    }
  }
}

/** Copies what stands in the field that a button names; where that is not allowed it is at least selected. */
function copyFrom(button: HTMLElement): void {
  const field = document.getElementById(button.dataset.copy ?? "") as HTMLTextAreaElement | null;
  field?.focus();
  field?.select();
  void navigator.clipboard?.writeText(field?.value ?? "").then(() => button.classList.add("is-done"));
}

function pressed(event: MouseEvent): void {
  const target = event.target instanceof Element ? event.target : null;
  if (target?.closest("[data-print]")) {
    window.print();
  }
  const copy = target?.closest<HTMLElement>("[data-copy]");
  if (copy) {
    copyFrom(copy);
  }
  if (target?.closest("[data-keys-open]")) {
    showKeys();
  }
}

/** `/` leads to the page's own search field, Ctrl+K to the search over everything, as in other programs. */
function shortcut(event: KeyboardEvent): void {
  const writing = event.target instanceof Element && event.target.closest("input, textarea, select, [contenteditable]");
  const everywhere = document.querySelector<HTMLInputElement>("[data-find]");
  let field: HTMLInputElement | null = null;
  if (event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey)) {
    field = everywhere;
  } else if (event.key === "/" && !writing && !areOff()) {
    field = document.querySelector<HTMLInputElement>("[data-search]") ?? everywhere;
  }
  if (field) {
    event.preventDefault();
    field.focus();
    field.select();
  }
}

/** The arrows go from the search through what it found, and back. */
function arrow(event: KeyboardEvent): void {
  const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  const field = document.querySelector<HTMLInputElement>("[data-find]");
  const hits = [...document.querySelectorAll<HTMLElement>("#found .hits a")];
  const at = hits.indexOf(event.target as HTMLElement);
  if (step === 0 || event.ctrlKey || event.altKey || event.metaKey || (at < 0 && event.target !== field)) {
    return;
  }
  const next = at + step < 0 ? field : hits[at + step];
  if (next) {
    event.preventDefault();
    next.focus();
  }
}

/** Whoever comes to the page of the search goes on writing there, or down to what was found; on a phone no keys pop up. */
function goOnSearching(): void {
  const field = document.querySelector<HTMLInputElement>("[data-find]");
  const isHere = field?.form && new URL(field.form.action).pathname === location.pathname;
  if (field && isHere && document.activeElement === document.body && matchMedia("(pointer: fine)").matches) {
    field.focus();
    field.setSelectionRange(field.value.length, field.value.length);
  }
}

/** The acts of this page that have a key, each shown with it. */
function keyed(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>("[data-key]")];
}

/** The table of keys lists what is on this page, and nothing else. */
function showKeys(): void {
  const dialog = document.querySelector<HTMLDialogElement>("#keys");
  const list = dialog?.querySelector("dl");
  if (!dialog || !list || dialog.open) {
    return;
  }
  for (const old of list.querySelectorAll("[data-of-page]")) {
    old.remove();
  }
  for (const act of keyed()) {
    const [row, term, key, what] = ["div", "dt", "kbd", "dd"].map((name) => document.createElement(name)) as [HTMLElement, HTMLElement, HTMLElement, HTMLElement];
    row.dataset.ofPage = "";
    key.textContent = `G ${(act.dataset.key ?? "").toUpperCase()}`;
    what.textContent = act.textContent?.trim() ?? "";
    term.append(key);
    row.append(term, what);
    list.append(row);
  }
  const off = dialog.querySelector<HTMLInputElement>("[data-keys-off]");
  if (off) {
    off.checked = areOff();
  }
  dialog.showModal();
}

/** Keys of one letter can be switched off, for those who speak to their machine or rest a hand on it. */
const OFF = "keys-off";

function areOff(): boolean {
  return localStorage.getItem(OFF) !== null;
}

let begun = 0;

/** `?` shows the keys; `g` and then a letter opens what it is shown for. */
function letter(event: KeyboardEvent): void {
  const writing = event.target instanceof Element && event.target.closest("input, textarea, select, [contenteditable], dialog");
  if (writing || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || areOff()) {
    return;
  }
  const follows = event.timeStamp - begun < 1500;
  const key = event.key.toLowerCase();
  begun = key === "g" ? event.timeStamp : 0;
  if (key === "?") {
    event.preventDefault();
    showKeys();
    return;
  }
  const act = follows ? keyed().find((act) => act.dataset.key === key) : undefined;
  if (act) {
    event.preventDefault();
    act.click();
  }
}

function switchKeys(event: Event): void {
  const box = event.target instanceof HTMLInputElement ? event.target : null;
  if (box?.matches("[data-keys-off]")) {
    if (box.checked) {
      localStorage.setItem(OFF, "");
    } else {
      localStorage.removeItem(OFF);
    }
  }
}

document.addEventListener("change", switchKeys);
/** So long after the last key a search that refreshes its own page begins. */
const PAUSE_MILLISECONDS = 250;
let pause: number | undefined;
let asking: AbortController | undefined;

/** The page of a search, fetched again for what is typed: what follows from it is put in place, the rest stays. */
async function refresh(words: string): Promise<void> {
  asking?.abort();
  asking = new AbortController();
  const place = new URL(location.href);
  for (const past of ["after", "done"]) {
    place.searchParams.delete(past);
  }
  place.searchParams.set("q", words);
  const answer = await fetch(place, { signal: asking.signal, headers: { accept: "text/html" } });
  if (!answer.ok || answer.redirected) {
    return;
  }
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const part of document.querySelectorAll("[data-follows]")) {
    const fresh = page.getElementById(part.id);
    if (fresh) {
      part.replaceWith(document.adoptNode(fresh));
    }
  }
  history.replaceState(history.state, "", place);
  const said = document.querySelector("[data-said]");
  if (said) {
    said.textContent = document.querySelector("#found caption, #found .empty, #found h2")?.textContent ?? "";
  }
}

/** Typing in the search of the page one is on finds as one types; a search that leads elsewhere waits to be sent. */
function typed(event: Event): void {
  const field = event.target;
  if (!(field instanceof HTMLInputElement) || field.type !== "search" || field.form?.method !== "get") {
    return;
  }
  if (new URL(field.form.action).pathname !== location.pathname || !document.getElementById("found")) {
    return;
  }
  window.clearTimeout(pause);
  // Nothing is lost if it fails: the form can still be sent.
  pause = window.setTimeout(() => void refresh(field.value).catch(() => undefined), PAUSE_MILLISECONDS);
}

document.addEventListener("submit", sendOnce);
document.addEventListener("input", typed);
document.addEventListener("click", pressed);
document.addEventListener("keydown", shortcut);
document.addEventListener("keydown", letter);
document.addEventListener("keydown", arrow);
window.addEventListener("pageshow", allowSending);
document.addEventListener("htmx:after:swap", (event) => focusErrors(event.target instanceof Element ? event.target : document));
focusErrors(document);
goOnSearching();
