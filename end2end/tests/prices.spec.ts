// Prices: a supplier's file with a wrong line, corrected, recorded and found; what to renew; which price serves.
import { readFile } from "node:fs/promises";
import { signIn } from "../fixture/people";
import { expect, test } from "../fixture/test";

test.use({ command: ["demo", "--items", "60", "--seed", "42"] });

/** Text as a French spreadsheet saves it on Windows. */
function windows(text: string): Buffer {
  return Buffer.from(text.replaceAll("€", "\u0080"), "latin1");
}

const catalogue =
  "Marché mobilier 2026;;;\r\n;;;\r\nRéf.;Désignation;Catégorie;Prix unitaire HT (€)\r\n" +
  "Z1;Siège à crémaillère;F-CHAIR-OFFICE;1 120,00 €\r\nZ2;Bureau à crémaillère;F-DESK;240,50\r\n" +
  "Z3;Table à crémaillère;Tables rondes;99,90\r\nTotal;;;1 460,40\r\n";

test("a catalogue is seen first, its wrong line corrected and sent again, and its prices are found", async ({ page }) => {
  await signIn(page, "responsable");
  await page.goto("/prices");
  await page.getByRole("link", { name: "Importer un catalogue" }).click();
  await page.getByLabel("Fichier", { exact: true }).setInputFiles({
    name: "marché.csv",
    mimeType: "text/csv",
    buffer: windows(catalogue),
  });
  await page.getByRole("button", { name: "Envoyer et prévisualiser", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "marché.csv" })).toBeVisible();
  await expect(page.getByText("2 à enregistrer")).toBeVisible();
  await expect(page.getByText("1 à corriger")).toBeVisible();
  await expect(page.getByText(/Tables rondes.*aucune catégorie ne s’appelle ainsi/)).toBeVisible();
  const first = page.getByRole("row", { name: /Siège à crémaillère/ });
  await expect(first).toContainText(/1.120,00.€ HT/);
  await expect(first).toContainText(/1.344,00.€/);

  const link = page.getByRole("link", { name: "Télécharger les lignes à corriger" });
  const [file] = await Promise.all([page.waitForEvent("download"), link.click()]);
  const wrong = await readFile(await file.path(), "utf8");
  expect(wrong).toContain("Z3;Table à crémaillère;Tables rondes");

  await page.getByRole("checkbox", { name: "Enregistrer sans les lignes à corriger (1)" }).check();
  await page.getByRole("button", { name: "Enregistrer 2 prix" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Prix du fichier enregistrés." })).toBeVisible();
  await expect(page.getByRole("heading", { level: 2, name: "2 prix" })).toBeVisible();

  await page.goto("/prices/import");
  await page.getByLabel("Fichier", { exact: true }).setInputFiles({
    name: "a-corriger.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(wrong.replace("Tables rondes", "F-TABLE")),
  });
  await page.getByRole("button", { name: "Envoyer et prévisualiser", exact: true }).click();
  await page.getByRole("button", { name: "Enregistrer 1 prix" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Prix du fichier enregistrés." })).toBeVisible();

  await page.goto("/prices");
  await page.getByLabel("Désignation, source, catégorie").fill("cremaillere");
  await page.getByRole("button", { name: "Afficher", exact: true }).click();
  await expect(page.getByRole("heading", { level: 2, name: "3 prix" })).toBeVisible();
  await page.getByRole("main").getByLabel("Catégorie", { exact: true }).selectOption("F-TABLE");
  await page.getByRole("button", { name: "Afficher", exact: true }).click();
  await expect(page.getByRole("heading", { level: 2, name: "1 prix" })).toBeVisible();
  await page.getByRole("link", { name: "Table à crémaillère" }).click();
  await expect(page.getByRole("row", { name: /Table à crémaillère/ })).toContainText(/119,88.€/);
});

test("the columns can be chosen where the header says nothing", async ({ page }) => {
  await signIn(page, "responsable");
  await page.goto("/prices/import");
  await page.getByLabel("Fichier", { exact: true }).setInputFiles({
    name: "liste.csv",
    mimeType: "text/csv",
    buffer: Buffer.from("a;b;c\nTabouret atelier;55,00;x\n"),
  });
  await page.getByRole("button", { name: "Envoyer et prévisualiser", exact: true }).click();
  await expect(page.getByRole("heading", { level: 2, name: "Rien à enregistrer" })).toBeVisible();
  await page.getByLabel("Colonne : Désignation").selectOption("a");
  await page.getByLabel("Colonne : Prix unitaire").selectOption("b");
  await page.getByLabel("Catégorie, si la ligne n’en a pas").selectOption("F-CHAIR");
  await page.getByRole("button", { name: "Relire le fichier" }).click();
  await expect(page.getByRole("row", { name: /Tabouret atelier/ })).toContainText(/55,00.€ TTC/);
  await page.getByRole("button", { name: "Abandonner ce fichier" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Fichier abandonné." })).toBeVisible();
});
