// The pictures of the guide, taken from the demonstration in Vietnamese, and the check that the guide shows them.
import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { signIn } from "./walks.mjs";

const WIDTH = 720;
const DENSITY = 1.5;
const QUALITY = 0.6;

/**
 * What each picture shows: who looks, the steps that lead there, and how much of the page is taken from where on.
 *
 * A step is a function of the page, or the selector of a link or button that is pressed and leads to another page.
 */
const PICTURES = [
  { name: "inbox", role: "cell_secretary", from: "body", height: 760 },
  { name: "find", role: "organisation_officer", steps: [(page) => page.goto("/find?q=nguyen+van+d")], height: 420 },
  { name: "nominate", role: "cell_secretary", steps: ['main a[href$="/nominate"]'], height: 640 },
  { name: "person", role: "cell_secretary", steps: ['main a[href^="/people/"]:not([href*="/acts"])'], from: "main section:has(.timeline)", height: 860 },
  { name: "act", role: "cell_secretary", steps: ['main a[href*="deed="]'], height: 560 },
  {
    name: "correct",
    role: "cell_secretary",
    steps: ['main a[href^="/people/"]:not([href*="/acts"])', 'main a[href$="/correct"]'],
    height: 760,
  },
  {
    name: "note",
    role: "cell_secretary",
    steps: ['main a[href^="/people/"]:not([href*="/acts"])', 'main a[href*="/notes"]'],
    height: 560,
  },
  { name: "unit", role: "committee_officer", steps: [".nav a[data-key=t]"], from: "main section:has(.stat)", height: 760 },
  {
    name: "list",
    role: "committee_officer",
    steps: ['.nav a[href*="/people"]', (page) => page.locator(".whole summary").first().click()],
    from: "main form.filters",
    height: 860,
  },
  {
    name: "together",
    role: "committee_officer",
    steps: [
      async (page) => {
        await page.goto("/");
        await leave(page, page.locator(".nav a[href*='/people']").first());
        const list = new URL(page.url());
        await page.goto(`${list.pathname}?of=open`);
      },
      async (page) => {
        for (const box of (await page.locator("main tbody input[type=checkbox]").all()).slice(0, 4)) {
          await box.check();
        }
      },
      "#together button",
      'main a[href*="deed=listed"]',
      (page) => page.locator("main form #on").fill("26/10/2020"),
      'main form button[value="look"]',
    ],
    height: 620,
  },
  { name: "import", role: "committee_officer", steps: ['main a[href$="/import"]'], height: 420 },
  {
    name: "import-preview",
    role: "committee_officer",
    steps: [
      'main a[href$="/import"]',
      (page) => page.locator("#files").setInputFiles(new URL("ket-nap.csv", import.meta.url).pathname),
      "main form[enctype] button[type=submit]",
    ],
    height: 620,
  },
  {
    name: "invite",
    role: "system_administrator",
    steps: ['.nav a[href$="/accounts"]', 'main a[href$="/accounts/new"]'],
    height: 640,
  },
  { name: "delegate", role: "organisation_officer", steps: ["a.who", 'main a[href$="/delegate"]'], height: 720 },
  { name: "settings", role: "system_administrator", steps: [(page) => page.goto("/settings")], height: 620 },
  { name: "keys", role: "committee_officer", steps: [(page) => page.locator("[data-keys-open]").click()], from: "dialog[open]", height: 620 },
];

async function leave(page, link) {
  await Promise.all([page.waitForEvent("load"), link.click()]);
}

/** A part of the page that is open, as WebP, and how large it is shown. */
async function take(page, { from = "main", height }) {
  await page.evaluate(() => {
    window.scrollTo(0, 0);
    return document.fonts.ready;
  });
  const box = await page.locator(from).first().boundingBox();
  const end = from.startsWith("dialog") ? box : await page.locator("main").boundingBox();
  const clip = { x: 0, y: box.y, width: WIDTH, height: Math.round(Math.min(height, end.y + end.height - box.y)) };
  if (from.startsWith("dialog")) {
    Object.assign(clip, { x: box.x, width: box.width });
  }
  const picture = await page.screenshot({ clip, fullPage: true, animations: "disabled" });
  const canvas = await page.context().newPage();
  const webp = await canvas.evaluate(
    async ({ png, quality }) => {
      const bitmap = await createImageBitmap(await (await fetch(`data:image/png;base64,${png}`)).blob());
      const area = new OffscreenCanvas(bitmap.width, bitmap.height);
      area.getContext("2d").drawImage(bitmap, 0, 0);
      const bytes = new Uint8Array(await (await area.convertToBlob({ type: "image/webp", quality })).arrayBuffer());
      return Array.from(bytes);
    },
    { png: picture.toString("base64"), quality: QUALITY },
  );
  await canvas.close();
  return { bytes: Uint8Array.from(webp), size: [Math.round(clip.width), clip.height] };
}

/** Takes every picture anew and writes it to a folder, with `pictures.json`, which says how large each is shown. */
export async function takeGuide(newContext, plan, signIns, folder) {
  await mkdir(folder, { recursive: true });
  for (const old of await readdir(folder)) {
    await rm(join(folder, old));
  }
  const sizes = {};
  let heaviness = 0;
  const put = async (name, page, what) => {
    const { bytes, size } = await take(page, what);
    await writeFile(join(folder, `${name}.webp`), bytes);
    sizes[name] = size;
    heaviness += bytes.length;
  };
  const open = () => newContext({ viewport: { width: WIDTH, height: 900 }, deviceScaleFactor: DENSITY, colorScheme: "light" });
  const visitor = await open();
  const first = await visitor.newPage();
  await first.goto(plan.start);
  await put("sign-in", first, { height: 520 });
  await visitor.close();
  for (const role of new Set(PICTURES.map((picture) => picture.role))) {
    const context = await open();
    const page = await context.newPage();
    await signIn(page, plan, signIns.find((person) => person.role === role));
    for (const { name, steps = [], ...what } of PICTURES.filter((picture) => picture.role === role)) {
      await page.goto(plan.start);
      for (const step of steps) {
        await (typeof step === "string" ? leave(page, page.locator(step).first()) : step(page));
      }
      await put(name, page, what);
    }
    await context.close();
  }
  await writeFile(join(folder, "pictures.json"), `${JSON.stringify(Object.fromEntries(Object.entries(sizes).sort()), null, 2)}\n`);
  console.log(`${Object.keys(sizes).length} pictures of the guide, ${heaviness} bytes, in ${folder}`);
}

/** Reads the guide from its first chapter to its last: every picture loads, and each page leads to the chapter about it. */
export async function readGuide(newContext, plan, check) {
  const context = await newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await check("guide: from chapter to chapter, with its pictures", async () => {
    await page.goto("/help");
    const chapters = await page.locator("main ol a").count();
    await Promise.all([page.waitForEvent("load"), page.locator("main ol a").first().click()]);
    let read = 1;
    for (; (await page.locator('main a[rel="next"]').count()) > 0; read += 1) {
      for (const picture of await page.locator("main img").all()) {
        const answer = await context.request.get(await picture.getAttribute("src"));
        if (answer.status() !== 200 || answer.headers()["content-type"] !== "image/webp") {
          throw new Error(`${page.url()}: ${await picture.getAttribute("src")} answers ${answer.status()}`);
        }
      }
      await Promise.all([page.waitForEvent("load"), page.locator('main a[rel="next"]').click()]);
    }
    if (read !== chapters || read < 10) {
      throw new Error(`${read} of ${chapters} chapters were read`);
    }
  });
  await check("guide: from a page to its chapter", async () => {
    await page.goto(plan.start);
    await Promise.all([page.waitForEvent("load"), page.locator('.foot a[href^="/help/"]').click()]);
    if (!page.url().endsWith("/help/begin")) {
      throw new Error(`the sign-in page leads to ${page.url()}`);
    }
  });
  await context.close();
}
