// A service announces what it no longer needs; the desk sees it, prints its label and receives it.
import type { Page } from "@playwright/test";
import { expectAccessible } from "../fixture/a11y";
import { DEMO_PASSWORD, signIn } from "../fixture/people";
import { expect, test } from "../fixture/test";

test.use({ command: ["demo", "--items", "20", "--seed", "42"] });

/** Who finds only available items signs in to their list: their home. */
async function enter(page: Page, login: string): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("Identifiant", { exact: true }).fill(login);
  await page.getByLabel("Mot de passe", { exact: true }).fill(DEMO_PASSWORD);
  await page.getByRole("button", { name: "Se connecter" }).click();
  await page.getByRole("heading", { level: 1, name: "Équipements" }).waitFor();
}

test("an agent announces a deposit and follows it, and the desk finds it on its home page", async ({ page }) => {
  await enter(page, "demandeur");
  await page.getByRole("main").getByRole("link", { name: "Annoncer un dépôt" }).click();
  await page.getByRole("main").getByLabel("Service", { exact: true }).selectOption({ index: 1 });
  await page.getByRole("main").getByLabel("Catégorie", { exact: true }).selectOption("F-DESK");
  await page.getByLabel("Quoi", { exact: true }).fill("Bureau d’angle gris");
  await page.getByLabel("Panne ou défaut", { exact: true }).fill("Tiroir bloqué");
  await page.getByLabel("Où le prendre", { exact: true }).selectOption({ index: 1 });
  await page.getByRole("button", { name: "Annoncer", exact: true }).click();
  await expect(page.getByRole("status").filter({ hasText: "Annonce enregistrée." })).toBeVisible();
  await expect(page.getByRole("listitem").filter({ hasText: "Bureau d’angle gris" })).toContainText("Annoncé");
  await expectAccessible(page);

  await signIn(page, "guichet");
  await page.getByRole("main").getByRole("link", { name: /1\s*Annoncés/ }).click();
  const line = page.getByRole("listitem").filter({ hasText: "Bureau d’angle gris" });
  await expect(line).toContainText("Tiroir bloqué");
  const code = (await line.locator(".code").textContent())?.trim() ?? "";
  await expectAccessible(page);
  await page.goto(`/Q/${code}`);
  await expect(page.getByRole("heading", { level: 1, name: "Bureau d’angle gris" })).toBeVisible();

  await page.goto("/scan/batch?action=receive");
  await page.getByRole("main").getByRole("combobox").selectOption({ index: 1 });
  await page.getByRole("button", { name: "Commencer à scanner" }).click();
  await page.waitForURL(/place=/);
  // As the address stands after a scan, with scripts or without.
  await page.goto(`${page.url()}&codes=${code}`);
  await page.getByRole("button", { name: /^Confirmer pour/ }).click();
  await expect(page.getByRole("heading", { level: 1, name: "C’est fait" })).toBeVisible();
  await page.goto("/announce");
  await expect(page.getByText("Aucune annonce n’attend.")).toBeVisible();
});
