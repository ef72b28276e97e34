// Makes assets/dist: one style sheet, one script, the typeface, each named by its content, and manifest.json, which
// says what is what. Fails when the whole grows beyond what a slow line should have to carry.
import { build } from "esbuild";
import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const root = dirname(fileURLToPath(import.meta.url));
const dist = join(root, "dist");
const typeface = join(root, "node_modules/@fontsource/be-vietnam-pro");
const target = ["chrome109", "firefox115", "safari15.4"];
const budget = 150_000;

const weights = [400, 500, 700];
const subsets = {
  vietnamese:
    "U+0102-0103,U+0110-0111,U+0128-0129,U+0168-0169,U+01A0-01A1,U+01AF-01B0,U+0300-0301,U+0303-0304,U+0308-0309,U+0323,U+0329,U+1EA0-1EF9,U+20AB",
  latin:
    "U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD",
};

const hash = (bytes) => createHash("sha256").update(bytes).digest("hex").slice(0, 10);

await mkdir(join(dist, "fonts"), { recursive: true });

const manifest = {};
const made = new Set();
let carried = 0;

/** Writes a file of dist. One that is there already stays untouched, so that the binary is not built anew for it. */
async function put(file, contents) {
  made.add(file);
  const there = await readFile(join(dist, file)).catch(() => null);
  if (there === null || !there.equals(Buffer.from(contents))) {
    await writeFile(join(dist, file), contents);
  }
}

// The typeface, and the style that names its files.
let faces = "";
for (const weight of weights) {
  for (const [subset, range] of Object.entries(subsets)) {
    const bytes = await readFile(join(typeface, `files/be-vietnam-pro-${subset}-${weight}-normal.woff2`));
    const name = `be-vietnam-pro-${subset}-${weight}`;
    const file = `fonts/${name}-${hash(bytes)}.woff2`;
    await put(file, bytes);
    manifest[`fonts/${name}.woff2`] = file;
    carried += bytes.length;
    faces += `@font-face{font-family:"Be Vietnam Pro";font-style:normal;font-weight:${weight};font-display:swap;src:url("${file}") format("woff2");unicode-range:${range}}\n`;
  }
}
await put("fonts/LICENSE.txt", await readFile(join(typeface, "LICENSE")));

async function emit(name, contents) {
  const [stem, ending] = name.split(".");
  const file = `${stem}-${hash(contents)}.${ending}`;
  await put(file, contents);
  manifest[name] = file;
  const compressed = gzipSync(contents).length;
  carried += compressed;
  console.log(`${file}: ${compressed} bytes compressed`);
}

const style = await build({
  stdin: { contents: faces + (await readFile(join(root, "src/app.css"), "utf8")), loader: "css", resolveDir: dist },
  external: ["fonts/*"],
  bundle: true,
  minify: true,
  target,
  write: false,
});
await emit("app.css", style.outputFiles[0].contents);

const script = await build({
  entryPoints: [join(root, "src/app.ts")],
  bundle: true,
  minify: true,
  format: "iife",
  legalComments: "inline",
  target,
  write: false,
});
await emit("app.js", script.outputFiles[0].contents);

await put("manifest.json", JSON.stringify(manifest, null, 2) + "\n");

// What an earlier build left.
for (const entry of await readdir(dist, { recursive: true, withFileTypes: true })) {
  const file = join(entry.parentPath ?? entry.path, entry.name).slice(dist.length + 1).replaceAll(sep, "/");
  if (entry.isFile() && !made.has(file)) {
    await rm(join(dist, file));
  }
}
console.log(`${basename(dist)}: ${carried} bytes compressed of ${budget} allowed`);
if (carried > budget) {
  console.error("the front end is heavier than allowed");
  process.exit(1);
}
