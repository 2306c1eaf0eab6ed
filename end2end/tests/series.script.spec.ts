// A series at a hand scanner's full speed: none is lost, all are confirmed together, and undone together.
import type { Page } from "@playwright/test";
import { awake, signIn } from "../fixture/people";
import { expect, test } from "../fixture/test";

test.use({ command: ["demo", "--items", "120", "--seed", "42"] });

const MANY = 30;

async function codes(page: Page): Promise<string[]> {
  const found = new Set<string>();
  for (let number = 1; found.size < MANY && number < 8; number += 1) {
    await page.goto(`/items?states=ready,deposited,diagnosing,in_repair,in_service,awaiting_decision&page=${number}`);
    const links = await page.getByRole("main").locator('a[href^="/Q/"]').all();
    for (const link of links) found.add(((await link.getAttribute("href")) ?? "").replace("/Q/", ""));
  }
  return [...found].slice(0, MANY);
}

/** In one breath: a real scanner leaves a few milliseconds between keys, a busy machine many more. */
async function scanAll(page: Page, all: string[]): Promise<void> {
  await page.evaluate((all) => {
    const press = (code: string, key: string) =>
      document.body.dispatchEvent(new KeyboardEvent("keydown", { code, key, bubbles: true, cancelable: true }));
    for (const text of all) {
      for (const sign of text) press(/\d/.test(sign) ? `Digit${sign}` : `Key${sign}`, sign);
      press("Enter", "Enter");
    }
  }, all);
}

test("thirty codes at full speed are all heard, and the good ones move together", async ({ page }) => {
  await signIn(page, "guichet");
  const all = await codes(page);
  expect(all.length).toBe(MANY);
  await page.goto("/scan/batch?action=move");
  await page.getByLabel("Dans quel emplacement ?").selectOption({ index: 2 });
  await page.getByRole("button", { name: "Commencer à scanner" }).click();
  await awake(page);
  // The page's own field has the focus: a click elsewhere leaves the scanner to the page.
  await page.getByRole("heading", { level: 1 }).click();
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await scanAll(page, all);
  const review = page.getByRole("link", { name: `Vérifier et confirmer (${MANY} lus)` });
  await expect(review).toBeVisible();
  await expect(page.getByRole("heading", { name: "Scannés ici" })).toBeVisible();
  await expect(page.locator("section", { hasText: "Scannés ici" }).getByRole("listitem")).toHaveCount(MANY);
  await review.click();
  const confirm = page.getByRole("button", { name: /^Confirmer pour/ });
  await expect(confirm).toBeVisible();
  await confirm.click();
  await expect(page.getByRole("heading", { level: 1, name: "C’est fait" })).toBeVisible();
  await awake(page);
  await page.getByRole("button", { name: "Tout annuler" }).click();
  await expect(page.getByText("Cette série a été annulée", { exact: false })).toBeVisible();
});
