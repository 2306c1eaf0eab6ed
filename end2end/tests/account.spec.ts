// One's own account: a password, sessions, a one-time link, as people do it, with scripts and without.
import { expectAccessible } from "../fixture/a11y";
import { awake, DEMO_PASSWORD, signIn } from "../fixture/people";
import { expect, test } from "../fixture/test";

test.use({ command: ["demo", "--items", "20", "--seed", "42"] });

/** The browser tells of an answer that refuses; the page has shown what it says. */
function forgive(complaints: string[]): void {
  complaints.splice(0, complaints.length, ...complaints.filter((one) => !one.includes("422")));
}

test("an agent changes a password, and sees the sessions that are open", async ({ page, complaints, javaScriptEnabled }) => {
  const login = javaScriptEnabled === false ? "guichet" : "technicien";
  await signIn(page, login);
  await page.goto("/account");
  await awake(page);
  await expectAccessible(page);
  const main = page.getByRole("main");
  await expect(main.getByText("Cette session")).toBeVisible();

  await main.getByLabel("Mot de passe actuel", { exact: true }).first().fill(DEMO_PASSWORD);
  await main.getByLabel("Nouveau mot de passe", { exact: true }).fill("motdepasse2026");
  await main.getByRole("button", { name: "Changer mon mot de passe" }).click();
  await expect(main.getByRole("alert")).toContainText("Beaucoup de gens choisissent");
  forgive(complaints);

  await main.getByLabel("Mot de passe actuel", { exact: true }).first().fill(DEMO_PASSWORD);
  await main.getByLabel("Nouveau mot de passe", { exact: true }).fill("une phrase à moi seule");
  await main.getByRole("button", { name: "Changer mon mot de passe" }).click();
  await expect(page.getByText("Mot de passe changé.")).toBeVisible();
});

test("an administrator makes a link, shown once, and its person chooses a password", async ({ page, browser, baseURL }) => {
  await signIn(page, "admin");
  await page.goto("/settings/people");
  await page.getByRole("listitem").filter({ hasText: "demandeur" }).getByRole("link").click();
  await awake(page);
  await page.getByRole("button", { name: "Créer un lien" }).click();
  const field = page.getByLabel("Lien à transmettre");
  await expect(field).toBeVisible();
  await expectAccessible(page);
  const link = await field.inputValue();
  await page.reload();
  await expect(page.getByLabel("Lien à transmettre")).toHaveCount(0);

  const context = await browser.newContext({ baseURL });
  const visitor = await context.newPage();
  await visitor.goto(new URL(link).pathname + new URL(link).search);
  await expectAccessible(visitor);
  await visitor.getByLabel("Nouveau mot de passe", { exact: true }).fill("une autre phrase à moi");
  await visitor.getByRole("button", { name: "Enregistrer ce mot de passe" }).click();
  await expect(visitor.getByText("Connectez-vous avec lui")).toBeVisible();
  await visitor.goto(new URL(link).pathname + new URL(link).search);
  await expect(visitor.getByRole("heading", { name: "Ce lien n’ouvre plus rien" })).toBeVisible();
  await context.close();

  await page.goto("/settings/log");
  await expectAccessible(page);
  await expect(page.getByText("Lien de mot de passe créé").first()).toBeVisible();
});
