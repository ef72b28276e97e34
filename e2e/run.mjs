// Drives the running program as people do, in a real browser, and closes with `N passed, N failed`.
//
// BASE_URL   where the program listens
// SIGN_INS   a JSON file {"sign_ins":[{"role","name","login","password"}]}
// CHROMIUM   the browser's binary
// NGUON      the program, to be served over empty databases as well
// ROLES      (optional) only these roles, separated by commas; nothing else is tried then
// PARTS      (optional) only these parts beside the roles, separated by commas; no role is tried then
// GUIDE      (optional) a folder: the pictures of the guide are written there anew, and nothing is checked
// PICTURES   (optional) a folder: pictures of every kind of page are written there, and nothing is checked
//
// For each role: sign in, follow the links that the pages offer, one page of each kind, and hold every page to the
// same checks in both languages, both themes, on a phone and on a desk. Then the main walk again without script. Beside
// that: acts for many, notes, files and drafts, work handed on and taken back, the first run, finding people by keyboard,
// and attacks in every field.
import { readFile } from "node:fs/promises";
import { chromium } from "playwright-core";
import { discover, kindOf } from "./links.mjs";
import { checkPage, watch } from "./checks.mjs";
import { signIn, signOut, walkWithoutScript } from "./walks.mjs";
import { attack } from "./attacks.mjs";
import { DAILY_WAYS, walkDaily } from "./daily.mjs";
import { walkDelegation } from "./delegation.mjs";
import { WAYS, walkFirstRun } from "./first-run.mjs";
import { findPeople } from "./keystrokes.mjs";
import { readGuide, takeGuide } from "./guide.mjs";
import { takePictures } from "./pictures.mjs";

const plan = JSON.parse(await readFile(new URL("pages.json", import.meta.url), "utf8"));
const base = new URL(setting("BASE_URL")).origin;
const wanted = process.env.ROLES?.split(",");
const signIns = JSON.parse(await readFile(setting("SIGN_INS"), "utf8")).sign_ins.filter(
  ({ role }) => !wanted || wanted.includes(role),
);

function setting(name) {
  const value = process.env[name];
  if (!value) {
    throw new Error(`${name} is not set`);
  }
  return value;
}

const results = { passed: 0, failures: [] };

/** Kinds of page that were held to every theme and size; for the next role one of each is enough. */
const thoroughly = new Set();

function thorough(kind) {
  const first = !thoroughly.has(kind);
  thoroughly.add(kind);
  return first;
}

/** One check: passes, or is remembered with its reason. */
async function check(name, body) {
  try {
    await body();
    results.passed += 1;
  } catch (error) {
    results.failures.push(`${name}: ${error.message}`);
  }
}

const browser = await chromium.launch({
  executablePath: setting("CHROMIUM"),
  args: [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    // The sandbox does not start as root; what is opened here is our own pages only.
    ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
  ],
});

const newContext = (options) => browser.newContext({ baseURL: base, locale: "vi-VN", reducedMotion: "reduce", ...options });

async function visitAs(person) {
  const began = performance.now();
  const context = await newContext();
  const page = await context.newPage();
  const observed = watch(page, base);
  await check(`${person.role}: the sign-in page`, async () => {
    await page.goto(plan.start);
    await checkPage(page, observed, { plan, name: "sign-in", thorough: thorough("sign-in") });
  });
  let signedIn = false;
  await check(`${person.role}: sign in`, async () => {
    await signIn(page, plan, person);
    signedIn = true;
  });
  let visited = 0;
  if (signedIn) {
    // The guide is the same for everybody.
    const reads = person === signIns[0];
    const { pages, others } = await discover(context, base, reads ? plan : { ...plan, leaveOut: ["/help"] });
    for (const path of pages) {
      await check(`${person.role}: ${path}`, async () => {
        const response = await page.goto(path);
        if (response.status() >= 400) {
          throw new Error(`answers ${response.status()}`);
        }
        const kind = kindOf(new URL(path, base));
        await checkPage(page, observed, { plan, name: kind, thorough: thorough(kind) });
      });
      visited += 1;
    }
    for (const path of others) {
      await check(`${person.role}: link ${path}`, async () => {
        const response = await context.request.get(path, { maxRedirects: 5 });
        if (response.status() >= 400) {
          throw new Error(`answers ${response.status()}`);
        }
      });
    }
    await check(`${person.role}: sign out`, () => signOut(page, plan));
  }
  await context.close();

  const plain = await newContext({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } });
  await walkWithoutScript(plain, plan, person, (name, body) => check(`${person.role}, without script: ${name}`, body));
  await plain.close();
  console.log(`${person.role}: ${visited} kinds of page in ${((performance.now() - began) / 1000).toFixed(1)} s`);
}

if (process.env.GUIDE) {
  await takeGuide(newContext, plan, signIns, process.env.GUIDE);
  await browser.close();
  process.exit(0);
}
if (process.env.PICTURES) {
  await takePictures(browser, newContext, base, plan, signIns, setting("NGUON"), process.env.PICTURES);
  await browser.close();
  process.exit(0);
}

const of = (role) => signIns.find((person) => person.role === role);

/** What is done beside visiting the pages as each role: before that, and after it. */
const before = {
  attacks: () => attack(browser, setting("NGUON"), plan, check),
  "first run": async () => {
    for (const way of WAYS) {
      await walkFirstRun(browser, setting("NGUON"), plan, way, check);
    }
  },
  guide: () => readGuide(newContext, plan, check),
  keystrokes: () => findPeople(newContext, plan, of("organisation_officer"), check),
};
const after = {
  daily: async () => {
    for (const way of DAILY_WAYS) {
      await walkDaily(newContext, base, plan, { person: of("committee_officer"), ...way }, check);
    }
  },
  // Whoever holds another's work for a while is offered other pages.
  delegation: async () => {
    const [giver, taker] = [of("organisation_officer"), of("inspector")];
    for (const way of WAYS) {
      const held = way.script && way.width === 1280 && way.language === "vi";
      await walkDelegation(newContext, base, plan, { giver, taker, ...way, held }, check);
    }
  },
};

/** The parts that are wanted, each of which says how long it took. */
const chosen = process.env.PARTS?.split(",");
const parts = (some) =>
  Object.entries(wanted ? {} : some)
    .filter(([name]) => !chosen || chosen.includes(name))
    .map(([name, body]) => async () => {
      const began = performance.now();
      await body();
      console.log(`${name} in ${((performance.now() - began) / 1000).toFixed(1)} s`);
    });
const visits = chosen ? [] : signIns.map((person) => () => visitAs(person));
const queue = [...parts(before), ...visits, ...parts(after)];
// Two at a time, as there are cores.
await Promise.all(
  [1, 2].map(async () => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      await next();
    }
  }),
);
await browser.close();

if (signIns.length === 0) {
  results.failures.push("nobody can sign in: the list is empty");
}
if (results.failures.length > 0) {
  console.log(`\n${results.failures.join("\n\n")}\n`);
}
console.log(`${results.passed} passed, ${results.failures.length} failed`);
process.exitCode = results.failures.length === 0 ? 0 : 1;
