// Pictures of every kind of page, on a desk and on a phone, light and dark, to be looked at.
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { found, serveEmpty } from "./empty.mjs";
import { discover, kindOf } from "./links.mjs";
import { signIn } from "./walks.mjs";

const SIZES = [
  { width: 1280, height: 800 },
  { width: 360, height: 740 },
];

/** Writes one picture for each size and theme of what is open. */
async function take(page, folder, name) {
  for (const size of SIZES) {
    await page.setViewportSize(size);
    for (const theme of ["light", "dark"]) {
      await page.emulateMedia({ colorScheme: theme });
      await page.screenshot({ path: join(folder, `${name}-${size.width}-${theme}.png`), fullPage: true, animations: "disabled" });
    }
  }
}

/** What a kind of page is called in a folder. */
function called(kind) {
  return kind.replaceAll("{id}", "x").replace(/[^a-z0-9.]+/gi, "-").replace(/^-|-$/g, "") || "inbox";
}

export async function takePictures(browser, newContext, base, plan, signIns, nguon, folder) {
  await mkdir(folder, { recursive: true });
  const taken = new Set();
  for (const person of signIns) {
    const context = await newContext({});
    const page = await context.newPage();
    if (!taken.has("sign-in")) {
      taken.add("sign-in");
      await page.goto(plan.start);
      await take(page, folder, "sign-in");
    }
    await signIn(page, plan, person);
    const { pages } = await discover(context, base, plan);
    for (const path of pages) {
      const kind = kindOf(new URL(path, base));
      // The inbox is another for everybody.
      const name = kind === "/" ? `inbox-${person.role}` : called(kind);
      if (!taken.has(name)) {
        taken.add(name);
        await page.goto(path);
        await take(page, folder, name);
      }
    }
    await context.close();
  }
  const server = await serveEmpty(nguon);
  const context = await browser.newContext({ baseURL: server.base, locale: "vi-VN", reducedMotion: "reduce" });
  const page = await context.newPage();
  await page.goto(server.begin);
  await take(page, folder, "first-run");
  await found(page, { name: "" });
  await take(page, folder, "first-run-with-gaps");
  await context.close();
  await server.close();
  console.log(`${(taken.size + 2) * 4} pictures of ${taken.size + 2} kinds of page in ${folder}`);
}
