// Forms that are kept while they are filled in, so that a page that closes takes nothing with it.

/** So long after the last key a form is kept. */
const PAUSE_MILLISECONDS = 3000;

/** Keeps one form as it is filled in. */
function keep(form: HTMLFormElement): void {
  const said = form.querySelector<HTMLElement>("[data-draft-said]");
  let pause: number | undefined;
  let sending: AbortController | undefined;
  let last = words(form);

  const say = (text: string | undefined): void => {
    if (said && text !== undefined) {
      const now = new Date();
      const clock = [now.getHours(), now.getMinutes()].map((part) => String(part).padStart(2, "0")).join(":");
      said.textContent = text.replace("#", clock);
    }
  };

  const send = async (): Promise<void> => {
    window.clearTimeout(pause);
    pause = undefined;
    const typed = words(form);
    // A draft from before waits until it was opened or thrown away.
    if (typed === last || form.dataset.sent !== undefined || document.querySelector("[data-draft-offered]")) {
      return;
    }
    sending?.abort();
    sending = new AbortController();
    const body = new URLSearchParams(typed);
    body.set("draft", "auto");
    try {
      const answer = await fetch(form.action, { method: "POST", body, signal: sending.signal, keepalive: true });
      if (answer.ok && !answer.redirected) {
        last = typed;
        say(said?.dataset.draftSaid);
      } else {
        say(answer.status === 429 || answer.status === 413 ? said?.dataset.draftFull : said?.dataset.draftFailed);
      }
    } catch (error) {
      if (!(error instanceof DOMException && error.name === "AbortError")) {
        say(said?.dataset.draftFailed);
      }
    }
  };

  form.addEventListener("input", () => {
    window.clearTimeout(pause);
    pause = window.setTimeout(() => void send(), PAUSE_MILLISECONDS);
  });
  // Whoever leaves within the pause loses nothing either.
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden" && pause !== undefined) {
      void send();
    }
  });
  form.addEventListener("submit", () => {
    window.clearTimeout(pause);
    pause = undefined;
    sending?.abort();
  });
}

/** What is in a form, without passwords and what is marked as private. */
function words(form: HTMLFormElement): string {
  const fields = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    const field = form.elements.namedItem(name);
    const isHeldBack = field instanceof HTMLElement && field.matches("[type=password], [data-private]");
    if (typeof value === "string" && !isHeldBack) {
      fields.append(name, value);
    }
  }
  return fields.toString();
}

for (const form of document.querySelectorAll<HTMLFormElement>("form[data-draft]")) {
  keep(form);
}
