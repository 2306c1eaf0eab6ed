// A new handover at a hand scanner's full speed: none is lost, wherever the focus is.
import type { Page } from "@playwright/test";
import { awake, signIn } from "../fixture/people";
import { expect, test } from "../fixture/test";

test.use({ command: ["demo", "--items", "120", "--seed", "42"] });

const MANY = 5;

async function ready(page: Page): Promise<string[]> {
  await page.goto("/items?states=ready");
  const links = await page.getByRole("main").locator('a[href^="/Q/"]').all();
  const found = await Promise.all(links.map((link) => link.getAttribute("href")));
  return [...new Set(found.map((href) => (href ?? "").replace("/Q/", "")))].slice(0, MANY);
}

/** In one breath, where no field has the focus. */
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

test("scans join the form as they come, and what is filled in stays", async ({ page }) => {
  await signIn(page, "guichet");
  const all = await ready(page);
  expect(all.length).toBe(MANY);
  await page.goto("/handovers/new");
  await awake(page);
  await page.getByLabel("Nom de la personne", { exact: true }).fill("Karim Haddad");
  // Into the page's own field, as it has the focus at first.
  await page.getByRole("searchbox").fill(all[0] ?? "");
  await page.getByRole("searchbox").press("Enter");
  await expect(page.getByRole("button", { name: "Voir les équipements scannés (1)" })).toBeVisible();
  await expect(page.getByRole("searchbox")).toHaveValue("");
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await scanAll(page, all.slice(1));
  await page.getByRole("button", { name: `Voir les équipements scannés (${MANY})` }).click();
  await expect(page.getByRole("button", { name: /^Retirer / })).toHaveCount(MANY);
  await expect(page.getByLabel("Nom de la personne", { exact: true })).toHaveValue("Karim Haddad");
});
