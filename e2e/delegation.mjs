// One's work handed on to a colleague for some days (thay mặt), done by them, and taken back.
import { checkPage, watch } from "./checks.mjs";
import { signIn, signOut } from "./walks.mjs";

/**
 * `giver` hands on to `taker`, both people of the list of sign-ins. The days are the demonstration's.
 */
export async function walkDelegation(newContext, base, plan, { giver, taker, language, script, width, held }, check) {
  const way = `delegation, ${language}, ${width} px, ${script ? "with" : "without"} script`;
  const contexts = [];
  const open = async () => {
    const context = await newContext({ javaScriptEnabled: script, viewport: { width, height: 740 } });
    contexts.push(context);
    return context.newPage();
  };
  const see = async (page, what) => {
    if ((await page.locator(what).count()) === 0) {
      throw new Error(`${page.url()} has no ${what}: ${(await page.locator(".error-summary").allInnerTexts()).join(" ")}`);
    }
  };
  const press = async (page, what) => Promise.all([page.waitForEvent("load"), page.locator(what).first().click()]);
  const speak = async (page) => {
    if (language === "en") {
      await press(page, plan.language.replace("{language}", language));
      await see(page, "html[lang=en]");
    }
  };
  try {
    const page = await open();
    const observed = watch(page, base);
    const hold = async (name) => {
      if (held) {
        await checkPage(page, observed, { plan, name, thorough: true });
        await page.setViewportSize({ width, height: 740 });
      }
    };
    await check(`${way}: the form`, async () => {
      await signIn(page, plan, giver);
      await speak(page);
      await page.goto("/me");
      await press(page, 'main a[href$="/delegate"]');
      await see(page, "main form select[name=to]");
      await hold("delegation");
    });
    await check(`${way}: gaps are named`, async () => {
      await press(page, "main form button[type=submit]");
      await see(page, ".error-summary a");
      await hold("delegation with gaps");
    });
    await check(`${way}: handed on`, async () => {
      const select = page.locator("main form select[name=to]");
      const label = (await select.locator("option").allInnerTexts()).find((text) => text.includes(taker.login));
      if (!label) {
        throw new Error(`${taker.login} is not offered`);
      }
      await select.selectOption({ label });
      await page.locator("main form [name=from]").fill("31/10/2020");
      await page.locator("main form [name=until]").fill("20/11/2020");
      await press(page, "main form button[type=submit]");
      await see(page, ".banner.ok");
      await see(page, "#delegations");
      await hold("delegated");
    });
    await check(`${way}: the colleague does it on their behalf`, async () => {
      const theirs = await open();
      await signIn(theirs, plan, taker);
      await speak(theirs);
      await theirs.goto("/me");
      await see(theirs, "main tbody .badge");
      // What the colleague's own post does not let them do.
      await theirs.goto("/");
      await see(theirs, 'main a[href$="/import"], main a[href$="/nominate"]');
      await signOut(theirs, plan);
    });
    await check(`${way}: taken back`, async () => {
      await page.goto("/me");
      await press(page, 'main form[action$="/take-back"] button');
      await see(page, ".banner.ok");
      const theirs = await open();
      await signIn(theirs, plan, taker);
      await theirs.goto("/");
      if ((await theirs.locator('main a[href$="/import"], main a[href$="/nominate"]').count()) > 0) {
        throw new Error(`${taker.login} may still do it`);
      }
      await signOut(theirs, plan);
      await signOut(page, plan);
    });
  } finally {
    for (const context of contexts) {
      await context.close();
    }
  }
}
