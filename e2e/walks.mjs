// The main ways through the program, step by step.

import { fileURLToPath } from "node:url";

/** Signs in with whatever form asks for a password. */
export async function signIn(page, plan, person) {
  await page.goto(plan.start);
  const form = page.locator("form:has(input[type=password])");
  if ((await form.count()) !== 1) {
    throw new Error(`${page.url()} does not ask for a password`);
  }
  await form.locator("input:not([type=hidden]):not([type=password]):not([type=checkbox])").first().fill(person.login);
  await form.locator("input[type=password]").fill(person.password);
  await Promise.all([page.waitForEvent("load"), form.locator("button[type=submit], button:not([type])").first().click()]);
  if ((await page.locator("input[type=password]").count()) > 0) {
    throw new Error(`${person.login} is refused: ${(await page.locator(".error-summary, .banner").allInnerTexts()).join(" ")}`);
  }
}

/** Signs out, and proves that the pages are closed again. */
export async function signOut(page, plan) {
  await Promise.all([page.waitForEvent("load"), page.locator(plan.signOut).first().click()]);
  await page.goto(plan.start);
  if ((await page.locator("input[type=password]").count()) === 0) {
    throw new Error("the pages are still open after signing out");
  }
}

/**
 * Sign in, the steps of the plan, sign out: all with script switched off.
 *
 * A step opens a place, unfolds what is folded away, fills in fields (`true` chooses one; in a list, the option of that
 * value or label, or of that place), picks files of the tree, clicks, and expects something on the page it comes to.
 */
export async function walkWithoutScript(context, plan, person, check) {
  const page = await context.newPage();
  let open = false;
  await check("sign in", async () => {
    await signIn(page, plan, person);
    open = true;
  });
  if (!open) {
    return;
  }
  for (const step of plan.walk) {
    if (step.roles && !step.roles.includes(person.role)) {
      continue;
    }
    await check(step.name, async () => {
      if (step.open) {
        await page.goto(step.open);
      }
      if (step.unfold) {
        await page.locator(step.unfold).first().click();
      }
      for (const [field, value] of Object.entries(step.fill ?? {})) {
        const input = page.locator(field).first();
        if (value === true) {
          await input.check();
        } else if ((await input.evaluate((element) => element.tagName)) === "SELECT") {
          await input.selectOption(typeof value === "number" ? { index: value } : value);
        } else {
          await input.fill(value);
        }
      }
      for (const [field, files] of Object.entries(step.files ?? {})) {
        const paths = files.map((file) => fileURLToPath(new URL(`../${file}`, import.meta.url)));
        await page.locator(field).first().setInputFiles(paths);
      }
      if (step.click) {
        const link = page.locator(step.click).first();
        if ((await link.count()) === 0) {
          throw new Error(`${page.url()} has no ${step.click}`);
        }
        await Promise.all([page.waitForEvent("load"), link.click()]);
      }
      if ((await page.locator(step.expect).count()) === 0) {
        throw new Error(`${page.url()} has no ${step.expect}`);
      }
    });
  }
  await check("sign out", () => signOut(page, plan));
}
