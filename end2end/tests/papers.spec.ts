// Official papers and the closing of a period: issued, numbered, read again, accessible and complete without scripts.
import type { Page } from "@playwright/test";
import { expectAccessible } from "../fixture/a11y";
import { awake, signIn } from "../fixture/people";
import { expect, test } from "../fixture/test";

test.use({ command: ["demo", "--items", "80", "--seed", "42"] });
test.describe.configure({ timeout: 180_000 });

async function fits(page: Page): Promise<void> {
  await awake(page);
  await expectAccessible(page);
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(page.viewportSize()?.width ?? 0);
}

async function firstItem(page: Page, states: string): Promise<string> {
  await page.goto(`/items?states=${states}`);
  const links = await page.getByRole("main").getByRole("link", { includeHidden: true }).all();
  const found = await Promise.all(links.map((link) => link.getAttribute("href")));
  const first = found.find((href) => href?.startsWith("/Q/"));
  if (!first) throw new Error(`no item in ${states}`);
  return first;
}

test("a certificate of exit is issued from the item, and the register keeps its number", async ({ page }) => {
  await signIn(page, "responsable");
  await page.goto(await firstItem(page, "donated,sold,recycled,dismantled"));
  await awake(page);
  await page.getByRole("button", { name: /^Établir : Certificat administratif de sortie/ }).click();
  await expect(page.getByRole("status").filter({ hasText: "Document établi." })).toBeVisible();
  const link = page.getByRole("link", { name: /^CS-\d{4}-\d{4}$/ });
  await expect(link).toBeVisible();
  const number = (await link.textContent()) ?? "";
  const href = (await link.getAttribute("href")) ?? "";
  await fits(page);

  const paper = await page.request.get(href);
  expect(paper.headers()["content-type"]).toBe("application/pdf");
  const bytes = await paper.body();
  expect(bytes.subarray(0, 5).toString()).toBe("%PDF-");
  const again = await (await page.request.get(href)).body();
  expect(again.equals(bytes)).toBe(true);

  await page.goto("/papers?kind=exit");
  await expect(page.getByRole("link", { name: number, exact: true })).toBeVisible();
  await fits(page);
});

test("a month is closed after a look at what is frozen, and makes a report", async ({ page }) => {
  await signIn(page, "responsable");
  await page.goto("/value/closing");
  await fits(page);
  await page.getByLabel("Période", { exact: true }).selectOption({ index: 0 });
  await page.getByRole("button", { name: "Voir ce qui sera figé", exact: true }).click();
  await expect(page.getByRole("heading", { level: 2, name: /^Ce qui sera figé/ })).toBeVisible();
  await fits(page);
  await page.getByRole("checkbox", { name: /la clôture est définitive/ }).check();
  await page.getByRole("button", { name: /^Clore :/ }).click();
  await expect(page.getByRole("status").filter({ hasText: "Période close" })).toBeVisible();
  await fits(page);

  const report = page.getByRole("link", { name: /^Rapport PDF/ }).first();
  const answer = await page.request.get((await report.getAttribute("href")) ?? "");
  expect(answer.status()).toBe(200);
  expect((await answer.body()).subarray(0, 5).toString()).toBe("%PDF-");
});
