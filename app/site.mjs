// Completes target/site: the public files, one minified style sheet, and compressed twins of all that compresses.
import { createHash } from "node:crypto";
import { cp, readdir, readFile, writeFile } from "node:fs/promises";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { build } from "esbuild";

const site = new URL("../target/site/", import.meta.url).pathname;
const style = new URL("../style/main.css", import.meta.url).pathname;
const compressible = /\.(css|js|wasm|svg|txt|webmanifest)$/;

await cp(new URL("public/", import.meta.url), site, { recursive: true });

await build({
  entryPoints: { regain: style },
  outdir: `${site}pkg`,
  bundle: true,
  external: ["/fonts/*"],
  minify: true,
  logLevel: "warning",
});
const glue = `${site}pkg/regain.js`;
await build({ entryPoints: [glue], outfile: glue, allowOverwrite: true, minify: true, logLevel: "warning" });

// The service worker knows by name what pages are made of, and changes whenever any of it does.
const worker = new URL("offline/worker/worker.ts", import.meta.url).pathname;
const made = (await readdir(site, { recursive: true })).filter((file) => /^(pkg|fonts|vendor)\/.*\.(css|js|wasm|woff2)$/.test(file)).sort();
const hash = createHash("sha256");
for (const file of made) hash.update(file).update(await readFile(site + file));
await build({
  entryPoints: { sw: worker },
  outdir: site,
  bundle: true,
  format: "iife",
  target: "es2022",
  minify: true,
  define: { FILES: JSON.stringify(made.map((file) => `/${file}`)), BUILD: JSON.stringify(hash.digest("hex").slice(0, 12)) },
  logLevel: "warning",
});

async function twins(path) {
  const whole = await readFile(path);
  const hint = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: whole.length };
  const [br, gz] = await Promise.all([
    promisify(brotliCompress)(whole, { params: hint }),
    promisify(gzip)(whole, { level: 9 }),
  ]);
  await Promise.all([writeFile(`${path}.br`, br), writeFile(`${path}.gz`, gz)]);
  if (path.endsWith("/pkg/regain_bg.wasm")) {
    console.log(`wasm: ${Math.round(whole.length / 1000)} kB, ${Math.round(br.length / 1000)} kB with brotli`);
  }
}

const files = await readdir(site, { recursive: true });
await Promise.all(files.filter((file) => compressible.test(file)).map((file) => twins(site + file)));
