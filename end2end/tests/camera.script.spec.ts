// What the viewfinder says and offers, by what the browser lets it have.
import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { awake, signIn } from "../fixture/people";
import { expect, test } from "../fixture/test";

test.use({ command: ["demo", "--items", "20", "--seed", "42"] });

/** A camera of the test's own: refused by that name, else showing a canvas, with that many cameras and a torch. */
async function pretend(page: Page, camera: { refused?: string; cameras?: number; insecure?: boolean }): Promise<void> {
  await page.addInitScript(({ refused, cameras, insecure }) => {
    if (insecure) {
      Object.defineProperty(globalThis, "isSecureContext", { value: false });
      return;
    }
    const asked: unknown[] = [];
    Object.assign(globalThis, { asked });
    const devices = Array.from({ length: cameras ?? 1 }, (_, n) => ({ kind: "videoinput", deviceId: `camera ${n}` }));
    navigator.mediaDevices.enumerateDevices = () => Promise.resolve(devices as MediaDeviceInfo[]);
    navigator.mediaDevices.getUserMedia = (wanted) => {
      if (refused && !("allow" in globalThis)) return Promise.reject(new DOMException("no", refused));
      asked.push(wanted?.video);
      // A picture that changes: a video without one never plays.
      const canvas = document.createElement("canvas");
      const pen = canvas.getContext("2d");
      setInterval(() => pen?.fillRect(0, 0, 9 * Math.random(), 9), 50);
      const stream = canvas.captureStream(5);
      const [track] = stream.getVideoTracks();
      if (!track) return Promise.reject(new DOMException("no", "NotFoundError"));
      const exact = (wanted?.video as { deviceId?: { exact: string } }).deviceId?.exact;
      track.getCapabilities = () => ({ torch: true }) as MediaTrackCapabilities;
      track.getSettings = () => ({ deviceId: exact ?? "camera 0" });
      track.applyConstraints = (constraints) => {
        asked.push(constraints);
        return Promise.resolve();
      };
      return Promise.resolve(stream);
    };
  }, camera);
}

async function open(page: Page): Promise<void> {
  await signIn(page, "guichet");
  await page.goto("/scan");
  await awake(page);
}

for (const [why, camera, said] of [
  ["without https", { insecure: true }, "La caméra exige une adresse en https"],
  ["refused", { refused: "NotAllowedError" }, "La caméra est refusée"],
  ["without a camera", { refused: "NotFoundError" }, "Aucune caméra sur cet appareil"],
  ["busy", { refused: "NotReadableError" }, "La caméra ne répond pas"],
] as const) {
  test(`the page says what to do ${why}`, async ({ page }) => {
    await pretend(page, camera);
    await open(page);
    await expect(page.getByRole("alert").filter({ hasText: said })).toBeVisible();
    await expect(page.getByRole("button", { name: "Relancer la caméra" })).toBeVisible();
  });
}

test("what was said of the camera goes once it reads", async ({ page }) => {
  await pretend(page, { refused: "NotAllowedError" });
  await open(page);
  const alert = page.getByRole("alert").filter({ hasText: "La caméra est refusée" });
  await expect(alert).toBeVisible();
  await page.evaluate(() => Object.assign(globalThis, { allow: true }));
  await page.getByRole("button", { name: "Relancer la caméra" }).click();
  await expect(alert).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Relancer la caméra" })).toHaveCount(0);
});

test("the torch and the other camera are offered where there are any", async ({ page }) => {
  await pretend(page, { cameras: 2 });
  await open(page);
  const torch = page.getByRole("button", { name: "Lampe" });
  await torch.click();
  await expect(torch).toHaveAttribute("aria-pressed", "true");
  await page.getByRole("button", { name: "Autre caméra" }).click();
  const asked = () => page.evaluate(() => JSON.stringify((globalThis as unknown as { asked: unknown[] }).asked));
  await expect.poll(asked).toContain('"exact":"camera 1"');
  expect(await asked()).toContain('{"advanced":[{"torch":true}]}');
});

test("one camera without another has no choice", async ({ page }) => {
  await pretend(page, { cameras: 1 });
  await open(page);
  await expect(page.getByRole("button", { name: "Lampe" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Autre caméra" })).toBeHidden();
});

for (const [kind, text] of [
  ["ean13", "3256220110013"],
  ["code128", "SN-2026/0042"],
  ["datamatrix", "LOT 7 SN 0042"],
] as const) {
  test(`a photo of a foreign code is read: ${kind}`, async ({ page }) => {
    await pretend(page, { refused: "NotFoundError" });
    await open(page);
    // Drawn by bwip-js, which shares nothing with the decoder.
    const buffer = readFileSync(new URL(`../fixture/codes/${kind}.png`, import.meta.url));
    await page.locator("regain-camera input[type=file]").setInputFiles({ name: `${kind}.png`, mimeType: "image/png", buffer });
    await expect(page.getByRole("listitem").filter({ hasText: `« ${text} » ne correspond à aucune étiquette` })).toBeVisible();
  });
}
