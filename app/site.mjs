// Completes target/site: the public files, one minified style sheet, and compressed twins of all that compresses.
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
