// The first run, from the address on the server's screen to the first nomination.
import { found, serveEmpty } from "./empty.mjs";
import { checkPage, watch } from "./checks.mjs";

const PASSWORD = "bảy ngọn đồi nắng";
const ANSWERS = {
  name: "Đảng bộ xã Bến Đò",
  kind: "grassroots_committee_org",
  below: "Chi bộ thôn Đông\nChi bộ thôn Tây",
  officer: "Khúc Thị Hạ",
  login: "ha.kt",
  new: PASSWORD,
  again: PASSWORD,
};

/** Every way to go through it. */
export const WAYS = ["vi", "en"].flatMap((language) =>
  [true, false].flatMap((script) => [360, 1280].map((width) => ({ language, script, width }))),
);

export async function walkFirstRun(browser, nguon, plan, { language, script, width }, check) {
  const server = await serveEmpty(nguon);
  const context = await browser.newContext({
    baseURL: server.base,
    locale: "vi-VN",
    reducedMotion: "reduce",
    javaScriptEnabled: script,
    viewport: { width, height: 740 },
  });
  const way = `first run, ${language}, ${width} px, ${script ? "with" : "without"} script`;
  // The pages are held to all checks once.
  const held = script && width === 1280 && language === "vi";
  try {
    const page = await context.newPage();
    const observed = watch(page, server.base);
    const hold = async (name) => {
      if (held) {
        await checkPage(page, observed, { plan, name, thorough: true });
        await page.setViewportSize({ width, height: 740 });
      }
    };
    const see = async (what) => {
      if ((await page.locator(what).count()) === 0) {
        throw new Error(`${page.url()} has no ${what}: ${(await page.locator(".error-summary").allInnerTexts()).join(" ")}`);
      }
    };
    await check(`${way}: the address on the screen opens the form with its code`, async () => {
      await page.goto(server.begin);
      await see("#code[value]:not([value=''])");
      await hold("first run");
      // The code stands in the address, which the switch of language does not keep.
      await page.goto(server.begin);
    });
    if (language === "en") {
      await check(`${way}: another language`, async () => {
        await Promise.all([page.waitForEvent("load"), page.locator(plan.language.replace("{language}", language)).first().click()]);
        await see("html[lang=en]");
        await page.goto(server.begin);
      });
    }
    await check(`${way}: gaps are named`, async () => {
      await found(page, { name: "", officer: ANSWERS.officer });
      await see(".error-summary a");
      await hold("first run with gaps");
    });
    await check(`${way}: founded`, async () => {
      await page.goto(server.begin);
      await found(page, ANSWERS);
      await see(".topbar .who");
      await hold("first inbox");
    });
    await check(`${way}: the first nomination`, async () => {
      await page.goto("/");
      await Promise.all([page.waitForEvent("load"), page.locator('main a[href$="/nominate"]').first().click()]);
      for (const [field, value] of Object.entries({ name: "Lò Văn Tấn", born: "26/3/1998", on: "5/10/2020" })) {
        await page.locator(`main form [name="${field}"]`).fill(value);
      }
      await page.locator('main form [name="sex"][value="male"]').check();
      await Promise.all([page.waitForEvent("load"), page.locator("main form button[type=submit]").first().click()]);
      await see(".timeline");
    });
    await check(`${way}: it begins once`, async () => {
      await page.goto("/setup");
      if (new URL(page.url()).pathname === "/setup") {
        throw new Error("the form of the first run is open again");
      }
    });
  } finally {
    await context.close();
    await server.close();
  }
}
