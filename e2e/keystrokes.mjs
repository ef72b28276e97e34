// From the inbox to somebody's page with the keyboard alone.
import { signIn } from "./walks.mjs";

const PEOPLE = 30;
const MOST = 12;

/** A text as it is typed on a keyboard without marks. */
function plain(text) {
  return text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replaceAll(/[đĐ]/g, "d")
    .toLowerCase();
}

/** What somebody who looks for this name would type, the shortest first. */
function searches(name) {
  const words = plain(name).split(/\s+/);
  const given = words.at(-1);
  const initials = words.map((word) => word[0]);
  const before = initials.slice(0, -1);
  const found = [
    initials.join(""),
    given,
    `${given} ${initials[0]}`,
    `${before.at(-1)} ${given}`,
    [...before, given].join(" "),
    words.slice(-2).join(" "),
    `${given.slice(0, 3)} ${initials[0]}`,
    [...before, given.slice(0, 2)].join(" "),
    [...before, given.slice(0, 3)].join(" "),
    words.map((word) => word.slice(0, 2)).join(" "),
  ];
  return [...new Set(found)].filter((text) => text.length > 1).sort((one, other) => one.length - other.length);
}

/** Names with their pages, evenly taken from the list of everybody. */
async function somePeople(page, list) {
  const people = [];
  for (let next = `${list}?of=everybody`; next; ) {
    await page.goto(next);
    people.push(
      ...(await page.$$eval("main tbody th a", (links) =>
        links.map((link) => ({ name: link.textContent.trim(), href: new URL(link.href).pathname })),
      )),
    );
    const more = page.locator('.pager a[rel="next"]');
    next = (await more.count()) > 0 ? await more.getAttribute("href") : null;
  }
  const every = people.length / PEOPLE;
  return { all: people.length, some: Array.from({ length: PEOPLE }, (_, at) => people[Math.floor(at * every)]) };
}

/** The shortest of the searches, by how far down the person stands in what it finds. */
async function best(context, person) {
  const ways = [];
  for (const words of searches(person.name)) {
    const html = await (await context.request.get(`/find?q=${encodeURIComponent(words)}`)).text();
    // Pages and units that are found stand among the people.
    const lists = [...html.matchAll(/<ul class="hits">(.*?)<\/ul>/gs)].map(([, list]) => list).join("");
    const hits = [...lists.matchAll(/<a href="([^"]+)"/g)].map(([, href]) => href);
    const place = hits.indexOf(person.href);
    if (place >= 0) {
      ways.push({ words, place });
    }
  }
  return ways.sort((one, other) => one.words.length + one.place - other.words.length - other.place)[0];
}

export async function findPeople(newContext, plan, person, check) {
  const context = await newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  await signIn(page, plan, person);
  await page.goto(plan.start);
  const list = new URL(await page.locator('.nav a[href*="/people"]').first().getAttribute("href"), page.url()).pathname;
  const { all, some } = await somePeople(page, list);
  const counts = [];
  for (const one of some) {
    await check(`keystrokes: ${one.name}`, async () => {
      const way = await best(context, one);
      if (!way) {
        throw new Error(`nothing that one would type finds ${one.name}`);
      }
      await page.goto(plan.start);
      let pressed = 0;
      const press = async (key) => {
        await page.keyboard.press(key);
        pressed += 1;
      };
      await press("/");
      for (const letter of way.words) {
        await press(letter === " " ? "Space" : letter);
      }
      await Promise.all([page.waitForURL(/\/find\?/), press("Enter")]);
      for (let step = 0; step <= way.place; step += 1) {
        await press("ArrowDown");
      }
      await Promise.all([page.waitForURL((url) => url.pathname === one.href, { timeout: 10_000 }), press("Enter")]);
      counts.push(pressed);
      if (pressed > MOST) {
        throw new Error(`takes ${pressed} keystrokes, as “${way.words}” and ${way.place + 1} down`);
      }
    });
  }
  await context.close();
  const sorted = counts.toSorted((one, other) => one - other);
  console.log(
    `keystrokes from the inbox to ${counts.length} of ${all} people: ${sorted[0]} to ${sorted.at(-1)}, half of them in ${sorted[Math.floor(sorted.length / 2)]}`,
  );
}
