// A hand scanner types: its burst opens the item, whatever the computer's keyboard.
import type { Page } from "@playwright/test";
import { awake, signIn } from "../fixture/people";
import { mangled, scan, type Ending, type Layout } from "../fixture/scanner";
import { expect, test } from "../fixture/test";

test.use({ command: ["demo", "--items", "20", "--seed", "42"] });

async function anyCode(page: Page): Promise<string> {
  await page.goto("/items");
  const items = await page.getByRole("main").getByRole("link").all();
  const found = await Promise.all(items.map((link) => link.getAttribute("href")));
  const item = found.find((href) => href?.startsWith("/Q/"));
  if (!item) throw new Error("no item in the list");
  return item.replace("/Q/", "");
}

for (const layout of ["qwerty", "azerty"] satisfies Layout[]) {
  for (const ending of ["Enter", "Tab", "pause"] satisfies Ending[]) {
    for (const focus of ["nothing", "the field"]) {
      test(`a burst on a ${layout} computer, ended by ${ending}, opens the item with ${focus} focused`, async ({ page }) => {
        await signIn(page, "guichet");
        const code = await anyCode(page);
        await page.goto("/scan");
        await awake(page);
        if (focus === "the field") await page.getByRole("search").getByLabel("Scanner ou saisir un code").focus();
        else await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
        await scan(page, [code], ending, layout);
        await expect(page).toHaveURL(`/Q/${code}`);
        await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      });
    }
  }
}

test("a serial number scanned into the field is heard once its scanner pauses", async ({ page }) => {
  await signIn(page, "guichet");
  await page.goto("/scan");
  await awake(page);
  const field = page.getByRole("search").getByLabel("Scanner ou saisir un code");
  await field.focus();
  await scan(page, ["3256220110011", "3256220110028"], "pause");
  await expect(page.getByRole("heading", { name: "À regarder (2)" })).toBeVisible();
  await expect(field).toHaveValue("");
});

test("somebody typing words into the field is left alone", async ({ page }) => {
  await signIn(page, "guichet");
  await page.goto("/scan");
  await awake(page);
  const field = page.getByRole("search").getByLabel("Scanner ou saisir un code");
  await field.focus();
  await page.keyboard.type("cafetière filtre", { delay: 120 });
  await page.waitForTimeout(200);
  await expect(field).toHaveValue("cafetière filtre");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/items\?q=cafeti/);
});

test("a code mangled by the layout is read in the field too", async ({ page }) => {
  await signIn(page, "guichet");
  const code = await anyCode(page);
  await page.goto("/scan");
  const field = page.getByRole("search").getByLabel("Scanner ou saisir un code");
  await field.fill(mangled(code, "azerty"));
  await field.press("Enter");
  await expect(page).toHaveURL(`/Q/${code}`);
});

test("an unknown text is told, and can be searched for", async ({ page }) => {
  await signIn(page, "guichet");
  await page.goto("/scan");
  await awake(page);
  await scan(page, ["INCONNU", "AUTRE"], "Enter");
  await expect(page.getByRole("heading", { name: "À regarder (2)" })).toBeVisible();
  const row = page.getByRole("listitem").filter({ hasText: "« INCONNU » ne correspond à aucune étiquette" });
  await expect(row.getByRole("link", { name: "Lier ce code à un équipement" })).toBeVisible();
  await row.getByRole("link", { name: "Chercher" }).click();
  await expect(page).toHaveURL(/\/items\?q=INCONNU/);
});

test("a place's label opens what is there", async ({ page }) => {
  await signIn(page, "guichet");
  const zpl = await (await page.request.get("/labels.zpl?places=all")).text();
  const label = /HTTPS?:[^^]*\/P\/[0-9A-Z]{8}/i.exec(zpl)?.[0];
  if (!label) throw new Error(`no place's code in ${zpl}`);
  await page.goto("/scan");
  await awake(page);
  await page.evaluate((text) => window.dispatchEvent(new CustomEvent("scan", { detail: { text } })), label);
  await expect(page).toHaveURL(/\/items\?place=\d+$/);
});

test("a void label has words of its own, and no search", async ({ page }) => {
  await signIn(page, "guichet");
  await page.route("**/api/scan", (route) => route.fulfill({ json: { href: "/items", kind: "void", link: "" } }));
  await page.goto("/scan");
  await awake(page);
  await scan(page, ["7K3HN9B3"], "Enter");
  const row = page.getByRole("listitem").filter({ hasText: "Cette étiquette est annulée" });
  await expect(row).toBeVisible();
  await expect(row.getByRole("link")).toHaveCount(0);
});
