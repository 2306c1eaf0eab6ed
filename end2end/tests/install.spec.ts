// Regain installs as an app: what a browser asks of its manifest, and every file that it names.
import { expect, test } from "../fixture/test";

test.use({ command: ["demo", "--items", "20", "--seed", "42"] });

interface Icon {
  src: string;
  type: string;
  sizes: string;
  purpose: string;
}

interface Manifest {
  id: string;
  name: string;
  short_name: string;
  lang: string;
  start_url: string;
  scope: string;
  display: string;
  background_color: string;
  theme_color: string;
  icons: Icon[];
  shortcuts: { name: string; url: string }[];
}

/** Width and height of a PNG, from its first chunk. */
function sizeOf(png: Buffer): string {
  expect(png.subarray(0, 8).toString("latin1")).toBe("\x89PNG\r\n\x1a\n");
  return `${png.readUInt32BE(16)}x${png.readUInt32BE(20)}`;
}

test("the manifest makes Regain an app, and all its icons are what it says", async ({ page }) => {
  await page.goto("/sign-in");
  const link = await page.locator('link[rel="manifest"]').getAttribute("href");
  const answer = await page.request.get(link ?? "");
  expect(answer.status()).toBe(200);
  expect(answer.headers()["content-type"]).toMatch(/^application\/(manifest\+)?json/);
  const manifest = (await answer.json()) as Manifest;
  expect(manifest).toMatchObject({ id: "/", name: "Regain", short_name: "Regain", lang: "fr", start_url: "/", scope: "/", display: "standalone" });
  for (const colour of [manifest.background_color, manifest.theme_color]) expect(colour).toMatch(/^#[0-9a-f]{6}$/);

  for (const icon of manifest.icons) {
    const file = await page.request.get(icon.src);
    expect(file.status(), icon.src).toBe(200);
    expect(file.headers()["content-type"], icon.src).toBe(icon.type);
    if (icon.type === "image/png") expect(sizeOf(await file.body()), icon.src).toBe(icon.sizes);
  }
  // What browsers ask before they offer to install: 192 and 512 pixels, and one that a phone may cut round.
  const drawn = (purpose: string) => manifest.icons.filter((icon) => icon.purpose === purpose).map((icon) => icon.sizes);
  expect(drawn("any")).toEqual(expect.arrayContaining(["192x192", "512x512"]));
  expect(drawn("maskable")).toContain("512x512");
  const touch = await page.locator('link[rel="apple-touch-icon"]').getAttribute("href");
  expect((await page.request.get(touch ?? "")).headers()["content-type"]).toBe("image/png");
});

test("the app starts on a page that is there, and its shortcuts too", async ({ page }) => {
  const manifest = (await (await page.request.get("/manifest.webmanifest")).json()) as Manifest;
  for (const url of [manifest.start_url, ...manifest.shortcuts.map((shortcut) => shortcut.url)]) {
    // Nobody is signed in: each leads to the door, and none to a page that is not there.
    const answer = await page.goto(url);
    expect(answer?.status(), url).toBe(200);
    await expect(page, url).toHaveURL(/\/sign-in$/);
  }
});

test("the worker that keeps pages without a network is served for the whole site", async ({ page }) => {
  const worker = await page.request.get("/sw.js");
  expect(worker.status()).toBe(200);
  expect(worker.headers()["content-type"]).toMatch(/^(text|application)\/javascript/);
});
