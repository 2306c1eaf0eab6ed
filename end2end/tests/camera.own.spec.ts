// The camera reads a label and its item opens.
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { browserThatSees, film } from "../fixture/camera";
import { listen } from "../fixture/console";
import { signIn } from "../fixture/people";
import { expect, test } from "../fixture/test";

/** The first page of a printed label, as a picture at 300 dpi. */
function raster(pdf: Buffer, folder: string): Buffer {
  const [from, to] = [join(folder, "label.pdf"), join(folder, "label")];
  writeFileSync(from, pdf);
  execFileSync("pdftoppm", ["-png", "-r", "300", "-singlefile", from, to]);
  return readFileSync(`${to}.png`);
}

test.use({ command: ["demo", "--items", "20", "--seed", "42"] });

for (const [how, held] of [
  ["upright", {}],
  ["turned by 30 degrees", { turn: 30 }],
  ["in dim light", { light: 0.25 }],
  ["small", { height: 110 }],
] as const) {
  test(`a printed label before the camera opens its item: ${how}`, async ({ page, server }) => {
    await signIn(page, "guichet");
    await page.goto("/items");
    const links = await page.getByRole("main").getByRole("link").all();
    const found = await Promise.all(links.map((link) => link.getAttribute("href")));
    const item = found.find((href) => href?.startsWith("/Q/"));
    if (!item) throw new Error("no item in the list");
    const label = await page.request.get(`${item.replace("/Q/", "/items/")}/label.pdf?layout=R62`);
    expect(label.headers()["content-type"]).toContain("application/pdf");

    const video = join(server.dataDir, `label-${how.replaceAll(" ", "-")}.y4m`);
    await film(raster(await label.body(), server.dataDir), video, { height: 300, ...held });
    const browser = await browserThatSees(video);
    try {
      const context = await browser.newContext({ baseURL: server.url, locale: "fr-FR", permissions: ["camera"] });
      const complaints = listen(context);
      const desk = await context.newPage();
      await signIn(desk, "guichet");
      await desk.goto("/scan");
      await expect(desk).toHaveURL(item, { timeout: 30_000 });
      await expect(desk.getByRole("heading", { level: 1 })).toBeVisible();
      expect(complaints).toEqual([]);
    } finally {
      await browser.close();
    }
  });
}

test("a photo of a label opens its item where there is no camera", async ({ page, server, complaints }) => {
  await signIn(page, "guichet");
  await page.goto("/items");
  const links = await page.getByRole("main").getByRole("link").all();
  const found = await Promise.all(links.map((link) => link.getAttribute("href")));
  const item = found.find((href) => href?.startsWith("/Q/"));
  if (!item) throw new Error("no item in the list");
  const label = await (await page.request.get(`${item.replace("/Q/", "/items/")}/qr.svg`)).text();
  const photo = await page.evaluate(async (drawing) => {
    const image = new Image();
    image.src = `data:image/svg+xml;base64,${btoa(drawing)}`;
    await image.decode();
    const canvas = Object.assign(document.createElement("canvas"), { width: 600, height: 600 });
    const context = canvas.getContext("2d");
    if (!context) throw new Error("no canvas");
    context.fillStyle = "#fff";
    context.fillRect(0, 0, 600, 600);
    context.drawImage(image, 60, 60, 480, 480);
    return canvas.toDataURL("image/png").split(",")[1] ?? "";
  }, label);
  await page.goto("/scan");
  await page.waitForLoadState("networkidle");
  const buffer = Buffer.from(photo, "base64");
  await page.locator("regain-camera input[type=file]").setInputFiles({ name: "etiquette.png", mimeType: "image/png", buffer });
  await expect(page).toHaveURL(`${server.url}${item}`, { timeout: 30_000 });
  complaints.length = 0;
});
