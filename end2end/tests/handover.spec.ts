// A new handover while its equipment changes: nothing that was filled in is lost.
import { awake, signIn } from "../fixture/people";
import { expect, test } from "../fixture/test";

test.use({ command: ["demo", "--items", "120", "--seed", "42"] });

test("equipment is added and taken off, and what is filled in stays", async ({ page }) => {
  await signIn(page, "guichet");
  await page.goto("/handovers/new");
  await awake(page);
  await page.getByLabel("Service qui reçoit").selectOption({ index: 1 });
  await page.getByLabel("Nom de la personne", { exact: true }).fill("Karim Haddad");
  await page.getByLabel("Besoin", { exact: true }).fill("Équiper l’accueil");
  const adding = page.getByRole("button", { name: /^Ajouter / });
  const removing = page.getByRole("button", { name: /^Retirer / });
  for (const count of [1, 2]) {
    await adding.first().click();
    await expect(removing).toHaveCount(count);
    await awake(page);
  }
  await removing.first().click();
  await expect(removing).toHaveCount(1);
  await awake(page);
  await expect(page.getByLabel("Nom de la personne", { exact: true })).toHaveValue("Karim Haddad");
  await expect(page.getByLabel("Besoin", { exact: true })).toHaveValue("Équiper l’accueil");
  await page.getByRole("button", { name: "Remettre", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: /^Bon de remise/ })).toBeVisible();
});
