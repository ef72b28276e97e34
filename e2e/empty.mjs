// The program over a database in which nobody has done anything yet.
import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

const PATIENCE_MILLISECONDS = 60_000;

/**
 * Serves an empty database in a folder of its own.
 *
 * `base`: where it listens; `begin`: the path that the server's screen shows for the first run; `close`: ends it.
 */
export async function serveEmpty(nguon) {
  const folder = await mkdtemp(join(tmpdir(), "nguon-empty-"));
  const server = spawn(nguon, ["--folder", folder, "serve", "--plain-http", "--listen", "127.0.0.1:0"], {
    stdio: ["ignore", "pipe", "ignore"],
  });
  const close = async () => {
    server.kill("SIGTERM");
    await new Promise((done) => (server.exitCode === null && server.signalCode === null ? server.once("exit", done) : done()));
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const first = await new Promise((found, failed) => {
      let said = "";
      const late = setTimeout(() => failed(new Error(`the server says only: ${said}`)), PATIENCE_MILLISECONDS);
      server.once("exit", (code) => failed(new Error(`the server ended with ${code}`)));
      server.stdout.on("data", (part) => {
        said += part;
        const address = said.match(/http:\/\/\S+\/setup\?code=\S+/);
        if (address) {
          clearTimeout(late);
          found(new URL(address[0]));
        }
      });
    });
    return { base: first.origin, begin: first.pathname + first.search, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Fills in the form of the first run that is open, and sends it. */
export async function found(page, answers) {
  for (const [field, value] of Object.entries(answers)) {
    const input = page.locator(`main form [name="${field}"]`).first();
    const kind = await input.evaluate((element) => element.type);
    if (kind === "radio") {
      await page.locator(`main form [name="${field}"][value="${value}"]`).check();
    } else if (kind.startsWith("select")) {
      await input.selectOption(value);
    } else {
      await input.fill(value);
    }
  }
  await Promise.all([page.waitForEvent("load"), page.locator("main form button[type=submit]").first().click()]);
}
