// A form that is refused says why, and keeps what was typed.
import { awake, signIn } from "../fixture/people";
import { expect, test } from "../fixture/test";

test.use({ command: ["demo", "--items", "20", "--seed", "42"] });

test("a deposit whose category names two things keeps everything else", async ({ page, complaints }) => {
  await signIn(page, "guichet");
  await page.goto("/deposits/new");
  await awake(page);
  await page.getByLabel("Service déposant").selectOption({ index: 2 });
  const service = await page.getByLabel("Service déposant").inputValue();
  const category = page.getByRole("main").getByLabel("Catégorie", { exact: true });
  await category.fill("cafetière");
  await page.getByLabel("Ne chauffe plus", { exact: true }).check();
  await page.getByLabel("Nombre", { exact: true }).fill("3");
  await page.getByRole("button", { name: "Enregistrer", exact: true }).click();

  await expect(page.getByRole("alert").filter({ hasText: "catégorie" })).toBeVisible();
  await expect(category).toHaveValue("cafetière");
  await expect(page.getByLabel("Service déposant")).toHaveValue(service);
  await expect(page.getByLabel("Ne chauffe plus", { exact: true })).toBeChecked();
  await expect(page.getByLabel("Nombre", { exact: true })).toHaveValue("3");

  await category.fill("Cafetière filtre");
  await page.getByRole("button", { name: "Enregistrer", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: /^Dépôt D-/ })).toBeVisible();
  await expect(page.getByRole("link", { name: "Cafetière filtre", exact: true })).toHaveCount(3);
  // The browser itself reports the answer 422 of a form sent by a script.
  complaints.splice(0, complaints.length, ...complaints.filter((one) => !one.includes("422")));
});

test("a price that cannot be read keeps the rest of its form", async ({ page }) => {
  await signIn(page, "responsable");
  await page.goto("/prices/new");
  await page.getByLabel("Ce qu’on aurait acheté", { exact: true }).fill("Chaise de réunion");
  await page.getByRole("main").getByLabel("Catégorie", { exact: true }).selectOption({ index: 3 });
  await page.getByLabel("Prix unitaire", { exact: true }).fill("douze");
  await page.getByLabel("Source", { exact: true }).fill("Marché 2026-021");
  await page.getByRole("button", { name: "Enregistrer", exact: true }).click();
  await expect(page.getByRole("status").first()).toBeVisible();
  await expect(page.getByLabel("Ce qu’on aurait acheté", { exact: true })).toHaveValue("Chaise de réunion");
  await expect(page.getByLabel("Source", { exact: true })).toHaveValue("Marché 2026-021");
  await expect(page.getByLabel("Prix unitaire", { exact: true })).toHaveValue("douze");
});
