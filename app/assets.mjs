// Makes app/public/fonts and app/public/vendor from the npm packages: what the site serves and did not write.
import { copyFile, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { build } from "esbuild";

const here = new URL(".", import.meta.url);
const at = (path) => new URL(path, here);
const npm = (path) => at(`node_modules/${path}`);

const fonts = {
  "public-sans-latin.woff2": "@fontsource-variable/public-sans/files/public-sans-latin-wght-normal.woff2",
  "atkinson-mono-latin.woff2":
    "@fontsource-variable/atkinson-hyperlegible-mono/files/atkinson-hyperlegible-mono-latin-wght-normal.woff2",
};

const licences = [
  ["Public Sans (/fonts/public-sans-latin.woff2)", "@fontsource-variable/public-sans/LICENSE"],
  ["Atkinson Hyperlegible Mono (/fonts/atkinson-mono-latin.woff2)",
    "@fontsource-variable/atkinson-hyperlegible-mono/LICENSE"],
  ["barcode-detector (in /vendor/*.js)", "barcode-detector/LICENSE"],
  ["zxing-wasm (in /vendor/*.js and /vendor/zxing_reader.wasm)", "zxing-wasm/LICENSE"],
  // The decoder itself is under the Apache licence, whose text zxing-wasm leaves out and binaryen carries.
  ["zxing-cpp, https://github.com/zxing-cpp/zxing-cpp (in /vendor/zxing_reader.wasm)", "binaryen/LICENSE"],
];

for (const folder of ["public/fonts/", "public/vendor/"]) {
  await rm(at(folder), { recursive: true, force: true });
  await mkdir(at(folder), { recursive: true });
}
for (const [name, source] of Object.entries(fonts)) {
  await copyFile(npm(source), at(`public/fonts/${name}`));
}
// The decoder's glue and its wasm come from the same package: any other pairing fails in the browser.
await copyFile(npm("zxing-wasm/dist/reader/zxing_reader.wasm"), at("public/vendor/zxing_reader.wasm"));

const pages = await Promise.all(
  licences.map(async ([title, source]) => `${title}\n${"=".repeat(title.length)}\n\n${await readFile(npm(source), "utf8")}`),
);
await writeFile(at("public/vendor/LICENSES.txt"), pages.join("\n\n"));

await build({
  absWorkingDir: here.pathname,
  entryPoints: { scanner: "scanner/scanner.ts", offline: "offline/page/page.ts" },
  outdir: "public/vendor",
  chunkNames: "zxing-[hash]",
  bundle: true,
  splitting: true,
  format: "esm",
  target: "es2022",
  minify: true,
  legalComments: "none",
  logLevel: "warning",
});
