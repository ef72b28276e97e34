// What every page must keep, whoever sees it.
import AxeBuilder from "@axe-core/playwright";

const LANGUAGES = ["vi", "en"];
const DESK = { width: 1280, height: 800 };
const PHONE = { width: 360, height: 740 };
const NARROWEST = { width: 320, height: 640 };
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** Every theme on every size, and, for a kind of page that was seen so before, one of each. */
const ALL_LOOKS = [DESK, PHONE].flatMap((size) => ["light", "dark"].map((theme) => ({ size, theme })));
const SOME_LOOKS = { vi: [{ size: DESK, theme: "light" }], en: [{ size: PHONE, theme: "dark" }] };

/** Remembers what a page complains of and whom it calls, from now on. */
export function watch(page, base) {
  const observed = [];
  page.on("console", (message) => {
    // A form that was refused answers 4xx, which the console repeats.
    if (message.type() === "error" && !message.text().startsWith("Failed to load resource")) {
      observed.push(`the console says: ${message.text()}`);
    }
  });
  page.on("pageerror", (error) => observed.push(`a script failed: ${error.message}`));
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (url.protocol.startsWith("http") && url.origin !== base) {
      observed.push(`it calls ${url.origin}`);
    }
  });
  page.on("response", (response) => {
    if (response.status() >= 400 && response.request().resourceType() !== "document") {
      observed.push(`${new URL(response.url()).pathname} answers ${response.status()}`);
    }
  });
  return observed;
}

/**
 * Holds the page that is open to all checks in both languages; leaves it in Vietnamese.
 *
 * `thorough`: in every theme and size; otherwise in one of each.
 */
export async function checkPage(page, observed, { plan, name, thorough }) {
  const faults = new Faults();
  for (const language of LANGUAGES) {
    await speak(page, plan, language, faults);
    for (const fault of await structure(page, language)) {
      faults.add(fault, language);
    }
    for (const { size, theme } of thorough ? ALL_LOOKS : SOME_LOOKS[language]) {
      await page.setViewportSize(size);
      await page.emulateMedia({ colorScheme: theme });
      // Run where the page is: without frames of other origins no second page is needed to sum up.
      const axe = new AxeBuilder({ page }).options({ resultTypes: ["violations"] }).withTags(RULES).setLegacyMode();
      const { violations } = await axe.analyze();
      for (const violation of violations) {
        const places = violation.nodes.slice(0, 3).map((node) => `\n      ${node.target.join(" ")}  ${node.html.slice(0, 160)}`);
        faults.add(`${violation.id}: ${violation.help}${places.join("")}`, `${language} ${theme} ${size.width}`);
      }
    }
    await page.setViewportSize(NARROWEST);
    const excess = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    if (excess > 0) {
      faults.add(`scrolls sideways by ${excess} px at ${NARROWEST.width} px: ${await widest(page)}`, language);
    }
  }
  await speak(page, plan, "vi", faults);
  for (const fault of observed.splice(0)) {
    faults.add(fault);
  }
  faults.fail(name);
}

/** What is wrong with one page, each fault once, with where it shows. */
class Faults {
  #found = new Map();

  add(fault, where) {
    const places = this.#found.get(fault) ?? new Set();
    if (where) {
      places.add(where);
    }
    this.#found.set(fault, places);
  }

  fail(name) {
    if (this.#found.size > 0) {
      const lines = [...this.#found].map(([fault, places]) => (places.size > 0 ? `[${[...places].join(", ")}] ${fault}` : fault));
      throw new Error(`${name}\n    ${lines.join("\n    ")}`);
    }
  }
}

/** Changes the language of the page with its own switch. */
async function speak(page, plan, language, faults) {
  const now = () => page.evaluate(() => document.documentElement.lang);
  if ((await now()) === language) {
    return;
  }
  const before = page.url();
  const control = page.locator(plan.language.replace("{language}", language)).first();
  if ((await control.count()) === 0) {
    // A paper has no switch of its own; it speaks the language of the pages around it.
    await page.goto(plan.start);
    if ((await control.count()) === 0) {
      faults.add("there is no way to this language", language);
      return;
    }
    await Promise.all([page.waitForEvent("load"), control.click()]);
    await page.goto(before);
    if ((await now()) !== language) {
      faults.add(`the page stays in ${await now()}`, language);
    }
    return;
  }
  await Promise.all([page.waitForEvent("load"), control.click()]);
  if ((await now()) !== language) {
    faults.add(`the switch of language leaves the page in ${await now()}`, language);
  }
  const [was, is] = [new URL(before), new URL(page.url())];
  if (was.pathname !== is.pathname) {
    faults.add(`the switch of language leads from ${was.pathname} to ${is.pathname}`, language);
  }
}

async function structure(page, language) {
  return page.evaluate((wanted) => {
    const faults = [];
    if (document.documentElement.lang !== wanted) {
      faults.push(`the page says it is in "${document.documentElement.lang}"`);
    }
    if (document.querySelectorAll("h1").length !== 1) {
      faults.push(`there are ${document.querySelectorAll("h1").length} main headings`);
    }
    if (document.querySelector("iframe, frame, object, embed") !== null) {
      faults.push("there is a frame, into which the rules of accessibility do not look");
    }
    if (document.title.trim() === "") {
      faults.push("there is no title");
    }
    // A text that was not found shows its key, a value that was not filled in shows its name.
    const text = document.body.innerText;
    const leftover = text.match(/\{\{|\}\}|\{ ?\$[\w-]+ ?\}|\bundefined\b|\bNaN\b/);
    if (leftover) {
      faults.push(`there is "${leftover[0]}" in the text`);
    }
    return faults;
  }, language);
}

/** Names the element that reaches farthest to the right. */
function widest(page) {
  return page.evaluate(() => {
    const edge = document.documentElement.clientWidth;
    let found = "";
    for (const element of document.body.querySelectorAll("*")) {
      if (element.getBoundingClientRect().right > edge + 1 && !element.closest(".table-wrap, .figure-scroll, .visually-hidden")) {
        found = `${element.tagName.toLowerCase()}.${[...element.classList].join(".")}`;
      }
    }
    return found;
  });
}
