// How long the camera's decoder takes: the first picture, its wasm loaded on the way, then every other one.
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { signIn } from "../fixture/people";
import { test } from "../fixture/test";

const WARM = 30;

test.use({ command: ["demo", "--items", "20", "--seed", "42"] });

/** In the page: gives the camera a photo as a phone would take it, and says after how many milliseconds each was read. */
async function timed({ photo, times }: { photo: string; times: number }): Promise<number[]> {
  const camera = document.querySelector("regain-camera") as HTMLElement & { decodeFile(file: Blob): Promise<string | null> };
  const image = await createImageBitmap(await (await fetch(photo)).blob());
  const canvas = Object.assign(document.createElement("canvas"), { width: 1280, height: 720 });
  const context = canvas.getContext("2d");
  if (!context) throw new Error("no canvas");
  context.fillStyle = "#fff";
  context.fillRect(0, 0, 1280, 720);
  context.drawImage(image, 480, 150, (300 * image.width) / image.height, 300);
  const file = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/png"));
  if (!file) throw new Error("no picture");
  // What it reads would lead to the item: here it only counts.
  window.addEventListener("scan", (event) => event.stopImmediatePropagation(), { capture: true });
  const taken: number[] = [];
  for (let rank = 0; rank < times; rank += 1) {
    const begun = performance.now();
    if (!(await camera.decodeFile(file))) throw new Error("the label was not read");
    taken.push(performance.now() - begun);
  }
  return taken;
}

test("the decoder's times", async ({ page, server }) => {
  await signIn(page, "guichet");
  await page.goto("/items");
  const item = await page.getByRole("main").locator('a[href^="/Q/"]').first().getAttribute("href");
  const label = await page.request.get(`${item?.replace("/Q/", "/items/")}/label.pdf?layout=R62`);
  const [pdf, png] = [join(server.dataDir, "label.pdf"), join(server.dataDir, "label")];
  writeFileSync(pdf, await label.body());
  execFileSync("pdftoppm", ["-png", "-r", "300", "-singlefile", pdf, png]);
  // No camera here: nothing decodes before this does. Pages may not fetch data: addresses, so the picture is served.
  await page.route("**/bench-label.png", (route) => route.fulfill({ path: `${png}.png`, contentType: "image/png" }));
  await page.goto("/scan");
  await page.waitForLoadState("networkidle");
  const [first = 0, ...warm] = await page.evaluate(timed, { photo: "/bench-label.png", times: WARM + 1 });
  warm.sort((one, other) => one - other);
  const at = (percent: number) => warm[Math.ceil((warm.length * percent) / 100) - 1] ?? 0;
  console.log(`| camera's decoder, first picture | | ${first.toFixed(0)} ms | |`);
  console.log(`| camera's decoder, warm, p50 (p95) | | ${at(50).toFixed(0)} ms (${at(95).toFixed(0)} ms) | |`);
});
