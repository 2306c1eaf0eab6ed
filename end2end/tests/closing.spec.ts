// What was found late: a price after the acceptance, a slip signed on paper, a period that is closed.
import type { Page } from "@playwright/test";
import { awake, signIn } from "../fixture/people";
import { expect, test } from "../fixture/test";

test.use({ command: ["demo", "--items", "120", "--seed", "42"] });

async function firstLink(page: Page, list: string, beginning: string): Promise<string> {
  await page.goto(list);
  const links = await page.getByRole("main").getByRole("link", { includeHidden: true }).all();
  const found = await Promise.all(links.map((link) => link.getAttribute("href")));
  const first = found.find((href) => href?.startsWith(beginning) && href !== "/handovers/new");
  if (!first) throw new Error(`${list} leads to no ${beginning}`);
  return first;
}

test("a closed period takes no entry, and a price found later counts in the open one", async ({ page }) => {
  await signIn(page, "responsable");
  const item = await firstLink(page, "/value/not-counted?why=price", "/Q/");

  await page.goto("/value/closing");
  await awake(page);
  const now = new Date();
  const lastMonth = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 1, 1)).toISOString().slice(0, 7);
  await page.getByLabel("Période", { exact: true }).selectOption(lastMonth);
  await page.getByRole("button", { name: "Voir ce qui sera figé", exact: true }).click();
  await expect(page.getByRole("heading", { level: 2, name: /^Ce qui sera figé/ })).toBeVisible();
  await awake(page);
  await page.getByRole("checkbox", { name: /la clôture est définitive/ }).check();
  await page.getByRole("button", { name: /^Clore :/ }).click();
  await expect(page.getByRole("status").filter({ hasText: "Période close" })).toBeVisible();

  await page.goto(`/prices?code=${item.replace("/Q/", "")}`);
  await page.getByLabel("Ce qu’on aurait acheté", { exact: true }).fill("Équivalent neuf");
  await page.getByLabel("Prix unitaire", { exact: true }).fill("60");
  await page.getByLabel("Source", { exact: true }).fill("Devis du fournisseur");
  await page.getByLabel("Date du prix", { exact: true }).fill("2026-01-05");
  await page.getByRole("button", { name: "Enregistrer", exact: true }).click();
  await expect(page.getByRole("status").filter({ hasText: "Prix enregistré." })).toBeVisible();

  await page.goto(`${item}/price_late`);
  await awake(page);
  await page.getByRole("button", { name: "Compter maintenant", exact: true }).click();
  await expect(page.getByRole("status").filter({ hasText: "Ajouter le prix manquant" })).toBeVisible();
});

test("a slip signed on paper is accepted by its photo", async ({ page }) => {
  await signIn(page, "guichet");
  await page.goto("/handovers/new");
  const ready = await firstLink(page, "/items?states=ready", "/Q/");
  await page.goto(`/handovers/new?codes=${ready.replace("/Q/", "")}`);
  await awake(page);
  await page.getByLabel("Service qui reçoit").selectOption({ index: 1 });
  await page.getByLabel("Nom de la personne", { exact: true }).fill("Karim Haddad");
  await page.getByLabel("Besoin", { exact: true }).fill("Équiper l’accueil");
  await page.getByRole("button", { name: "Remettre", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: /^Bon de remise/ })).toBeVisible();

  const scan = { name: "bon.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.4\n%%EOF\n") };
  await page.getByLabel("Photo ou PDF du bon signé", { exact: true }).setInputFiles(scan);
  await page.getByLabel("Nom lu sur le bon", { exact: true }).fill("Karim Haddad");
  await page.getByRole("button", { name: "Envoyer le bon signé", exact: true }).click();
  await expect(page.getByRole("status").filter({ hasText: "Signature enregistrée." })).toBeVisible();
  await expect(page.getByRole("link", { name: "Voir la signature" })).toBeVisible();
});
