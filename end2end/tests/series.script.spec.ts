// A series at a hand scanner's full speed: none is lost, all are confirmed together, and undone together.
import type { Page } from "@playwright/test";
import { awake, signIn } from "../fixture/people";
import { scan, type Ending, type Layout } from "../fixture/scanner";
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

/** Begins to move a series to some place: its page. */
async function begin(page: Page): Promise<void> {
  await page.goto("/scan/batch?action=move");
  await awake(page);
  await page.getByLabel("Dans quel emplacement ?").selectOption({ index: 2 });
  await page.getByRole("button", { name: "Commencer à scanner" }).click();
  await awake(page);
}

for (const [ending, layout, focus] of [
  ["Enter", "qwerty", "the field"],
  ["Tab", "qwerty", "the field"],
  ["pause", "azerty", "the field"],
  ["Enter", "azerty", "nothing"],
] satisfies [Ending, Layout, string][]) {
  test(`thirty codes ended by ${ending} on a ${layout} computer with ${focus} focused lose none`, async ({ page }) => {
    await signIn(page, "guichet");
    const all = await codes(page);
    await begin(page);
    const field = page.getByLabel("Scanner l’équipement suivant");
    if (focus === "the field") await field.focus();
    else await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await scan(page, all, ending, layout);
    await expect(page.getByRole("link", { name: `Vérifier et confirmer (${MANY} lus)` })).toBeVisible();
    await expect(page.locator("section", { hasText: "Scannés ici" }).getByRole("listitem")).toHaveCount(MANY);
    await expect(field).toHaveValue("");
    if (focus === "the field") await expect(field).toBeFocused();
  });
}

test("a scan with the focus in another field is taken out of that field", async ({ page }) => {
  await signIn(page, "guichet");
  const [first, second] = await codes(page);
  if (!first || !second) throw new Error("too few items");
  await page.goto("/stocktakes");
  await page.getByLabel("Site ou emplacement, avec tout ce qu’il contient").selectOption({ index: 1 });
  await page.getByRole("button", { name: "Commencer à compter" }).click();
  await expect(page.getByRole("heading", { level: 1, name: /^Inventaire S-/ })).toBeVisible();
  await awake(page);
  const counted = page.locator("section", { hasText: "Scannés ici" }).getByRole("listitem");
  const place = page.getByLabel("Emplacement que vous comptez");
  const chosen = await place.inputValue();
  await place.focus();
  await scan(page, [first], "Enter");
  await expect(counted).toHaveCount(1);
  await expect(place).toHaveValue(chosen);
  await page.locator("summary", { hasText: "Ajouter une remarque à ce scan" }).click();
  const note = page.getByLabel("Remarque", { exact: true });
  await note.focus();
  await scan(page, [second], "Tab");
  await expect(counted).toHaveCount(2);
  await expect(note).toHaveValue("");
});

test("a reload goes on counting in the place that was chosen", async ({ page }) => {
  await signIn(page, "guichet");
  await page.goto("/stocktakes");
  await page.getByLabel("Site ou emplacement, avec tout ce qu’il contient").selectOption({ index: 3 });
  await page.getByRole("button", { name: "Commencer à compter" }).click();
  await expect(page.getByRole("heading", { level: 1, name: /^Inventaire S-/ })).toBeVisible();
  const address = new URL(page.url()).pathname;
  await page.goto(address);
  await awake(page);
  const place = page.getByLabel("Emplacement que vous comptez");
  const values = await place.locator("option").evaluateAll((all) => all.map((one) => (one as HTMLOptionElement).value));
  const last = values.at(-1) ?? "";
  await place.selectOption(last);
  await expect(page).toHaveURL(new RegExp(`place=${last}$`));
  await page.reload();
  await expect(place).toHaveValue(last);
});

test("thirty codes at full speed are all heard, and the good ones move together", async ({ page }) => {
  await signIn(page, "guichet");
  const all = await codes(page);
  expect(all.length).toBe(MANY);
  await begin(page);
  await scan(page, all, "Enter");
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
