// What an officer does with cases day by day: one act for several people and its undoing, notes, files, and a form that
// is left half filled in.
import { readFile } from "node:fs/promises";
import { checkPage, watch } from "./checks.mjs";
import { signIn, signOut } from "./walks.mjs";

/** Every way to do it. */
export const DAILY_WAYS = [true, false].flatMap((script) => [360, 1280].map((width) => ({ script, width })));

const PEOPLE = 3;

/** `person` may record acts. All that is written is taken back, so that the next way finds the same. */
export async function walkDaily(newContext, base, plan, { person, script, width }, check) {
  const way = `daily, ${width} px, ${script ? "with" : "without"} script`;
  // The pages are held to all checks once.
  const held = script && width === 1280;
  const context = await newContext({ javaScriptEnabled: script, viewport: { width, height: 740 }, acceptDownloads: true });
  const page = await context.newPage();
  const observed = watch(page, base);
  const complaints = async () => (await page.locator(".error-summary, .banner").allInnerTexts()).join(" ");
  const see = async (what) => {
    if ((await page.locator(what).count()) === 0) {
      throw new Error(`${page.url()} has no ${what}: ${await complaints()}`);
    }
  };
  const miss = async (what) => {
    if ((await page.locator(what).count()) > 0) {
      throw new Error(`${page.url()} still has ${what}`);
    }
  };
  const press = async (what) => {
    await see(what);
    await Promise.all([page.waitForEvent("load"), page.locator(what).first().click()]);
  };
  const path = async (what) => new URL(await page.locator(what).first().getAttribute("href"), base).pathname;
  const hold = async (name) => {
    if (held) {
      await checkPage(page, observed, { plan, name, thorough: true });
      await page.setViewportSize({ width, height: 740 });
    }
  };
  let unit = "";
  let signedIn = false;
  await check(`${way}: sign in`, async () => {
    await signIn(page, plan, person);
    unit = (await path('.nav a[href*="/people"]')).replace(/\/people$/, "");
    signedIn = true;
  });
  if (signedIn) {
    await walkMany();
    await walkNotes();
    await walkFiles();
    await walkDrafts();
    await check(`${way}: sign out`, () => signOut(page, plan));
  }
  await context.close();

  /** One act for several people, looked at, written, and undone at once. */
  async function walkMany() {
    let people = [];
    await check(`${way}: several people are chosen`, async () => {
      await page.goto(`${unit}/people?of=at.nominated`);
      const boxes = page.locator('tbody input[name="person"]');
      if ((await boxes.count()) < PEOPLE) {
        throw new Error(`${page.url()} offers ${await boxes.count()} people`);
      }
      for (let at = 0; at < PEOPLE; at += 1) {
        await boxes.nth(at).check();
      }
      people = await page.$$eval("tbody tr:has(input:checked) th a", (links) =>
        links.map((link) => ({ name: link.textContent.trim(), place: new URL(link.href).pathname })),
      );
      await press("#together button:not([name])");
      await press('a[href*="deed=applied"]');
      await see("main form #on");
      await hold("act for many");
    });
    await check(`${way}: an act for many with gaps`, async () => {
      await press('main form button[value="look"]');
      await see(".error-summary a");
    });
    await check(`${way}: an act for many is looked at`, async () => {
      await page.locator("#on").fill("30/10/2020");
      await press('main form button[value="look"]');
      await see('main form button[value="write"]');
      const said = await page.locator("main").innerText();
      const missing = people.filter(({ name }) => !said.includes(name));
      if (people.length !== PEOPLE || missing.length > 0) {
        throw new Error(`of ${people.length} people the page leaves out ${missing.length}`);
      }
    });
    await check(`${way}: an act for many is written once`, async () => {
      await press('main form button[value="write"]');
      await see('section[aria-labelledby="written"]');
      const written = await page.locator('section[aria-labelledby="written"] li').count();
      if (written !== PEOPLE) {
        throw new Error(`${written} were written`);
      }
      await hold("acts for many");
      const done = page.url();
      await page.goto(people[0].place);
      const acts = (await page.locator(".timeline").allInnerTexts()).join("\n");
      if (!acts.includes("30/10/2020")) {
        throw new Error(`${page.url()} does not tell of it`);
      }
      await page.goto(done);
    });
    await check(`${way}: all of it is undone at once`, async () => {
      await press('form[aria-labelledby="undo"] button');
      await see(".error-summary a");
      await hold("acts for many, undone without a reason");
      await page.locator("#why").fill("Nhầm danh sách");
      await press('form[aria-labelledby="undo"] button');
      await miss("#why");
      for (const { place } of people) {
        await page.goto(place);
        await see(".timeline del, .timeline s");
      }
    });
  }

  /** The page of the first who is in preparation. */
  async function openSomebody() {
    await page.goto(`${unit}/people?of=at.nominated`);
    const place = await path("tbody th a");
    await page.goto(place);
    return place;
  }

  async function walkNotes() {
    const words = `Đã hẹn nộp đơn ${width} ${script}`;
    await check(`${way}: a note with gaps`, async () => {
      await openSomebody();
      await press('main a[href*="/notes?"]');
      await press("main form button[type=submit]");
      await see(".error-summary a");
      await hold("note with gaps");
    });
    await check(`${way}: a note is written`, async () => {
      await page.locator("main form textarea").fill(words);
      await press("main form button[type=submit]");
      await see(".banner.ok");
      await see(`main p:text-is("${words}")`);
    });
    await check(`${way}: a note is taken back`, async () => {
      await press('main a[href*="/notes/"]');
      await hold("note");
      await page.locator('form[aria-labelledby="withdraw"] textarea').fill("Ghi nhầm người");
      await press('form[aria-labelledby="withdraw"] button');
      await see(".banner.ok");
      await miss(`main p:text-is("${words}")`);
      await see('main :text("Ghi nhầm người")');
    });
  }

  async function walkFiles() {
    const name = `Giấy chứng nhận ${width}.pdf`;
    const buffer = Buffer.from(`%PDF-1.7\n${width} ${script}\n%%EOF`);
    const link = 'main a[href*="/attachments/"]:not([href$="/remove"])';
    await check(`${way}: no file chosen`, async () => {
      await openSomebody();
      await press('main a[href*="/attachments?"]');
      await press("main form[enctype] button[type=submit]");
      await see(".error-summary a");
      await hold("no file chosen");
    });
    await check(`${way}: a file is attached`, async () => {
      await page.locator("#file").setInputFiles({ name, mimeType: "application/pdf", buffer });
      await press("main form[enctype] button[type=submit]");
      await see(".banner.ok");
      await see(`${link}:has-text("${name}")`);
    });
    await check(`${way}: the file is saved as it was attached`, async () => {
      const [download] = await Promise.all([page.waitForEvent("download"), page.locator(link).first().click()]);
      const saved = await readFile(await download.path());
      if (download.suggestedFilename() !== name || !saved.equals(buffer)) {
        throw new Error(`${download.suggestedFilename()} holds ${saved.length} bytes`);
      }
    });
    await check(`${way}: the file is taken away`, async () => {
      await press('main a[href*="/attachments/"][href$="/remove"]');
      await hold("form that takes a file away");
      await page.locator("#why").fill("Đính nhầm hồ sơ");
      await press("main form button[type=submit]");
      await see(".banner.ok");
      await miss(link);
    });
  }

  /** Half a nomination: typed, left, found again, and thrown away. */
  async function walkDrafts() {
    const typed = { "#name": "Khúc Thị Dở", "#residence": `Xóm Bưởi ${width}` };
    await check(`${way}: half a nomination is kept`, async () => {
      await page.goto(`${unit}/nominate`);
      for (const [field, value] of Object.entries(typed)) {
        await page.locator(field).fill(value);
      }
      if (script) {
        // It is kept once the keys rest, and says when.
        await page.locator("[data-draft-said]").filter({ hasText: /\d\d:\d\d/ }).waitFor({ state: "attached" });
      } else {
        await press('main form button[value="keep"]');
        await see(".banner.ok");
      }
    });
    await check(`${way}: whoever comes back is told of it`, async () => {
      await page.goto("/");
      await press('main a[href*="draft=open"]');
      for (const [field, value] of Object.entries(typed)) {
        const found = await page.locator(field).inputValue();
        if (found !== value) {
          throw new Error(`${field} holds “${found}”`);
        }
      }
      await hold("draft");
    });
    await check(`${way}: a draft is thrown away`, async () => {
      await page.goto(`${unit}/nominate`);
      await see("[data-draft-offered]");
      await press('main form button[value="drop"]');
      await miss('main a[href*="draft=open"]');
      if ((await page.locator("#name").inputValue()) !== "") {
        throw new Error("what was thrown away is still there");
      }
      await page.goto("/");
      await miss('main a[href*="draft=open"]');
    });
  }
}
