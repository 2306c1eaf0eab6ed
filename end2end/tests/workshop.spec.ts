// What repairs teach, what is spent around, the two legal figures, and recognition for who asks for it.
import type { Page } from "@playwright/test";
import { expectAccessible } from "../fixture/a11y";
import { cents } from "../fixture/money";
import { awake, signIn } from "../fixture/people";
import { expect, test } from "../fixture/test";

test.use({ command: ["demo", "--items", "160", "--seed", "42"] });
test.describe.configure({ timeout: 180_000 });

/** A page is open to everyone and no wider than its screen. */
async function judge(page: Page): Promise<void> {
  await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
  await awake(page);
  await expectAccessible(page);
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width, `width of ${page.url()}`).toBeLessThanOrEqual(page.viewportSize()?.width ?? 0);
}

/** The figure under a term, as a link. */
function figure(page: Page, term: string) {
  return page.locator(`dt:text-is("${term}") + dd`).getByRole("link");
}

test("every figure of the repairs opens what it counts, in the year and category of the address", async ({ page }) => {
  await signIn(page, "responsable");
  await page.goto("/value");
  await page.getByRole("navigation", { name: "Pages de la valeur" }).getByRole("link", { name: "Réparations" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Ce que les réparations apprennent" })).toBeVisible();
  await page.getByLabel("Année", { exact: true }).selectOption("all");
  await page.getByRole("button", { name: "Afficher", exact: true }).click();
  await expect(page).toHaveURL(/\/value\/repairs\?year=all/);
  await judge(page);

  const repaired = Number(await figure(page, "Réparés, test réussi").textContent());
  expect(repaired).toBeGreaterThan(0);
  const cost = cents(await figure(page, "Coût de toutes ces réparations").innerText());
  await figure(page, "Réparés, test réussi").click();
  await expect(page.getByText(`Issues connues : ${repaired},`)).toBeVisible();
  await judge(page);

  await page.goto("/value/repairs?year=all");
  await figure(page, "Coût de toutes ces réparations").click();
  await expect(page.getByRole("heading", { level: 1, name: "Écritures" })).toBeVisible();
  expect(cents(await page.locator(".big-figure").innerText())).toBe(cost);

  await page.goto("/value/repairs?year=all");
  await page.getByRole("row", { name: /Du dépôt au diagnostic/ }).getByRole("link").first().click();
  await judge(page);
  await page.goto("/value/repairs?year=all");
  await page.getByRole("listitem").filter({ hasText: "30 jours au plus" }).getByRole("link").click();
  await judge(page);
});

test("what was spent in the département is a share of what was spent, and leads to its entries", async ({ page }) => {
  await signIn(page, "admin");
  await page.goto("/settings/legal");
  await awake(page);
  await page.getByLabel("Département", { exact: true }).fill("62");
  await page.getByRole("button", { name: "Enregistrer", exact: true }).click();
  await expect(page.getByText("C’est enregistré.")).toBeVisible();
  await page.goto("/value/local");
  await judge(page);
  const inside = cents(await figure(page, "Dans le département").innerText());
  await figure(page, "Dans le département").click();
  expect(cents(await page.locator(".big-figure").innerText())).toBe(inside);
  await page.goto("/value/it-reuse");
  await judge(page);
  await expect(page.getByText("Plus de 10 ans entre l’année de fabrication")).toBeVisible();
});

test("the declaration is filled in, refused where it is wrong, and downloaded", async ({ page, complaints }) => {
  await signIn(page, "admin");
  await page.goto("/settings/legal");
  await awake(page);
  await page.getByLabel("Raison sociale", { exact: true }).fill("Département d’Artois");
  await page.getByLabel("SIRET", { exact: true }).fill("130 025 265 00014");
  await page.getByRole("button", { name: "Enregistrer", exact: true }).click();
  await expect(page.getByRole("alert").filter({ hasText: "SIRET" })).toBeVisible();
  await expect(page.getByLabel("Raison sociale", { exact: true })).toHaveValue("Département d’Artois");
  complaints.length = 0;
  await page.getByLabel("SIRET", { exact: true }).fill("130 025 265 00013");
  await page.getByRole("button", { name: "Enregistrer", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Réglages" })).toBeVisible();

  await page.goto("/value/agec");
  await judge(page);
  await page.getByRole("link", { name: "Papier", exact: true }).click();
  await judge(page);
  await page.getByLabel("Dépense totale HT", { exact: true }).fill("1 500,50");
  await page.getByLabel("Réemploi et réutilisation HT", { exact: true }).fill("0");
  await page.getByLabel("Produits issus du don", { exact: true }).fill("0");
  await page.getByLabel("Matières recyclées HT", { exact: true }).fill("600");
  await page.getByRole("button", { name: "Enregistrer", exact: true }).click();
  await expect(page.getByRole("row", { name: /^Papier/ })).toContainText("40 %");
  const file = await page.request.get((await page.getByRole("link", { name: "Télécharger le CSV" }).getAttribute("href")) ?? "");
  expect(file.headers()["content-type"]).toBe("text/csv; charset=utf-8");
  expect(await file.text()).toContain(",13002526500013,Département d’Artois,Papier,1500.50,0.00,0.00,600.00,");
});

test("an agent is named only while they agree, and a viewer sees nobody", async ({ page, complaints }) => {
  await signIn(page, "technicien");
  await page.goto("/account");
  await judge(page);
  await page.getByRole("checkbox", { name: "J’accepte d’être nommé pour mon travail" }).check();
  await page.getByLabel("Mon équipe", { exact: true }).selectOption({ label: "Moyens généraux" });
  await page.getByRole("button", { name: "Enregistrer mon choix", exact: true }).click();
  await expect(page.getByText("Vous êtes nommé sur la page Reconnaissance, pour ce que vous faites depuis le", { exact: false })).toBeVisible();
  await page.goto("/recognition");
  await judge(page);
  await expect(page.getByRole("row", { name: /Marc Delobel/ })).toBeVisible();
  await page.goto("/account");
  await awake(page);
  await page.getByRole("checkbox", { name: "J’accepte d’être nommé pour mon travail" }).uncheck();
  await page.getByRole("button", { name: "Enregistrer mon choix", exact: true }).click();
  await expect(page.getByText("Vous n’êtes pas nommé.")).toBeVisible();
  await page.goto("/recognition");
  await expect(page.getByText("Marc Delobel").filter({ hasNotText: "·" })).toHaveCount(0);

  await page.context().clearCookies();
  await signIn(page, "lecteur");
  await page.goto("/recognition");
  await expect(page.getByText("Cette page ne peut pas être affichée")).toBeVisible();
  complaints.length = 0;
  await page.goto("/value/repairs");
  await expect(page.getByRole("heading", { level: 1, name: "Ce que les réparations apprennent" })).toBeVisible();
});
