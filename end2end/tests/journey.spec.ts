// The whole way of a coffee machine: from an empty server to a proven figure.
import type { Page } from "@playwright/test";
import { expectAccessible } from "../fixture/a11y";
import { cents, euros } from "../fixture/money";
import { awake, signIn, unfold } from "../fixture/people";
import { expect, test } from "../fixture/test";

const LOGIN = "nadia.b";
const PASSWORD = "une phrase longue à souhait";
const MACHINE = "Cafetière filtre";

const hasScripts = () => test.info().project.use.javaScriptEnabled !== false;

async function fill(page: Page, label: string | RegExp, text: string): Promise<void> {
  await page.getByLabel(label, { exact: true }).fill(text);
}

async function press(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name, exact: true }).click();
}

async function follow(page: Page, name: string): Promise<void> {
  await page.getByRole("link", { name, exact: true }).click();
}

/** What the page tells of the last gesture. */
async function told(page: Page, words: string | RegExp): Promise<void> {
  await expect(page.getByRole("status").filter({ hasText: words })).toBeVisible();
}

async function isIn(page: Page, state: string): Promise<void> {
  await expect(page.getByRole("heading", { level: 1, name: MACHINE })).toBeVisible();
  await expect(page.getByRole("main").getByText(state, { exact: true }).first()).toBeVisible();
}

/** The first start, then out and in again, then the roles of the desk and of the workshop. */
async function settleIn(page: Page, link: string, url: string): Promise<void> {
  await page.goto(link);
  await awake(page);
  await expectAccessible(page);
  await fill(page, "Votre nom", "Nadia Bertin");
  await fill(page, "Identifiant", LOGIN);
  await fill(page, "Mot de passe", PASSWORD);
  await fill(page, "Nom de l’organisation", "Département d’essai");
  await fill(page, "Adresse publique", url);
  await press(page, "Commencer");
  await told(page, "Bienvenue");
  await expect(page.getByRole("heading", { level: 1, name: "Bonjour Nadia Bertin" })).toBeVisible();

  await unfold(page, "Menu");
  await press(page, "Se déconnecter");
  await expect(page.getByRole("heading", { level: 1, name: "Connexion" })).toBeVisible();
  await signIn(page, LOGIN, PASSWORD);

  await page.goto("/settings/people");
  await follow(page, "Nadia Bertin");
  await page.getByRole("checkbox", { name: /^Guichet/ }).check();
  await page.getByRole("checkbox", { name: /^Technicien/ }).check();
  await press(page, "Enregistrer");
  await told(page, "C’est enregistré.");
}

/** Receives the machine; gives its code. */
async function deposit(page: Page): Promise<string> {
  await page.goto("/deposits/new");
  await awake(page);
  await page.getByLabel("Service déposant").selectOption("Maison des solidarités d’Arras");
  const category = page.getByRole("main").getByLabel("Catégorie", { exact: true });
  if (hasScripts()) {
    await category.fill("cafetiere f");
    await press(page, MACHINE);
    await expect(category).toHaveValue(MACHINE);
  } else {
    await category.fill(MACHINE);
  }
  await page.getByLabel("Ne chauffe plus", { exact: true }).check();
  await page.getByLabel("Emplacement", { exact: true }).selectOption({ index: 1 });
  await press(page, "Enregistrer");
  await told(page, "Dépôt enregistré.");
  await expect(page.getByRole("heading", { level: 1, name: /^Dépôt D-/ })).toBeVisible();

  const item = page.getByRole("link", { name: MACHINE, exact: true });
  const code = (await item.getAttribute("href"))?.split("/").pop() ?? "";
  const label = await page.request.get(`/items/${code}/label.pdf`);
  expect(label.headers()["content-type"]).toContain("application/pdf");
  await item.click();
  await isIn(page, "Déposé");
  return code;
}

async function repair(page: Page): Promise<void> {
  await press(page, "Commencer le diagnostic");
  await isIn(page, "En diagnostic");

  await follow(page, "Noter le diagnostic");
  await expect(page.getByLabel("Ce qui a été constaté")).toHaveValue(/Ne chauffe plus/);
  await fill(page, "Cause", "Résistance coupée");
  await fill(page, "Pièces estimées", "12,50");
  await fill(page, "Minutes de travail", "45");
  await fill(page, "Prix d’achat équivalent", "119");
  await press(page, "Enregistrer le diagnostic");
  await isIn(page, "À décider");

  await follow(page, "Décider la réparation");
  await fill(page, /^Pourquoi réparer/, "Bien moins cher que d’en racheter une");
  await press(page, "Décider la réparation");
  await isIn(page, "En réparation");

  await follow(page, "Ajouter un coût");
  await fill(page, "Minutes de travail", "45");
  await press(page, "Ajouter le coût");
  await told(page, "Ajouter un coût");
  await follow(page, "Ajouter un coût");
  await follow(page, "Pièce achetée");
  await fill(page, "Pièce", "Résistance");
  await fill(page, "Prix unitaire", "12,50");
  await press(page, "Ajouter le coût");
  await isIn(page, "En réparation");
  await expect(page.getByText(euros(1250)).first()).toBeVisible();

  await follow(page, "Terminer la réparation");
  await fill(page, "Ce qui a été fait", "Résistance changée");
  await press(page, "Réparation terminée");
  await isIn(page, "En test");
}

/** Closes every check that is open, then passes the test. */
async function check(page: Page): Promise<void> {
  const next = page.getByRole("link", { name: /^(Valider un contrôle|Test réussi)$/ });
  for (;;) {
    await expect(next).toHaveCount(1);
    if ((await next.textContent())?.includes("Test réussi")) break;
    await next.click();
    await fill(page, /^Comment, et avec quel résultat/, "Mesuré : isolement 2 MΩ, propre");
    await press(page, "Valider le contrôle");
    await told(page, "Valider un contrôle");
    // The item's page is shown again only once its answer has come.
    await isIn(page, "En test");
  }
  await next.click();
  await page.getByLabel("B · bon état", { exact: true }).check();
  await press(page, "Essai réussi");
  await isIn(page, "Prêt");
}

async function price(page: Page, code: string): Promise<void> {
  await follow(page, "Ajouter un prix");
  await fill(page, "Ce qu’on aurait acheté", "Cafetière filtre 12 tasses");
  await fill(page, "Prix unitaire", "119");
  await page.getByLabel("A · marché ou catalogue", { exact: true }).check();
  await fill(page, "Source", "Marché 2026-014, lot 3");
  const document = { name: "catalogue.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.4\n%%EOF\n") };
  await page.getByLabel("Document", { exact: true }).setInputFiles(document);
  await press(page, "Enregistrer");
  await told(page, "Prix enregistré.");
  await follow(page, `Retour à ${code}`);
  await isIn(page, "Prêt");
}

async function handOver(page: Page): Promise<void> {
  await follow(page, "Remettre");
  await awake(page);
  await page.getByLabel("Service qui reçoit").selectOption("Collège Jean-Moulin");
  await fill(page, "Nom de la personne", "Karim Haddad");
  await fill(page, "Besoin", "Équiper la salle des professeurs");
  await page.getByRole("checkbox", { name: /Cafetière filtre 12 tasses/ }).check();
  await press(page, "Remettre");
  await told(page, "Remise enregistrée.");
  await expect(page.getByRole("heading", { level: 1, name: /^Bon de remise/ })).toBeVisible();
}

async function sign(page: Page): Promise<void> {
  if (hasScripts()) {
    await awake(page);
    const pad = page.getByRole("img", { name: /^Signature, au doigt/ });
    await pad.scrollIntoViewIfNeeded();
    const box = await pad.boundingBox();
    if (!box) throw new Error("the signature pad is not shown");
    await page.mouse.move(box.x + box.width * 0.3, box.y + box.height * 0.4);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.6, box.y + box.height * 0.6, { steps: 8 });
    await page.mouse.up();
  } else {
    await page.getByRole("checkbox", { name: /^Sans signature dessinée/ }).check();
  }
  await press(page, "Accepter et signer");
  await told(page, "Signature enregistrée.");
  await expect(page.getByText("Accepté", { exact: false }).first()).toBeVisible();
  if (hasScripts()) await expect(page.getByRole("img", { name: "Signature de Karim Haddad" })).toBeVisible();
}

/** Follows a figure of the value page to its entries, whose amounts must sum to it. */
async function sumBehind(page: Page, lens: string, figure: number): Promise<void> {
  await page.goto("/value");
  await page.getByRole("navigation", { name: "Lecture de la valeur" }).getByRole("link", { name: lens, exact: true }).click();
  await expect(page.getByRole("heading", { level: 2, name: lens, exact: true })).toBeAttached();
  await page.getByTitle(euros(figure), { exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Écritures" })).toBeVisible();
  await expect(page.getByText(euros(figure), { exact: true }).first()).toBeVisible();
  const entries = page.getByRole("row").filter({ has: page.getByRole("rowheader") });
  const amounts = await entries.getByRole("cell").filter({ hasText: "€" }).allTextContents();
  const sum = amounts.map(cents).reduce((all, one) => all + one, 0);
  expect(sum, `${lens}: ${amounts.join(" + ")}`).toBe(figure);
}

test("a coffee machine is received, repaired, handed over, and its value is proven", async ({ page, server }) => {
  test.setTimeout(180_000);
  const [link] = await server.printed(/http:\S+\/first-start\?token=\S+/);
  await test.step("first start and roles", () => settleIn(page, link, server.url));
  const code = await test.step("deposit", () => deposit(page));
  await test.step("diagnosis, decision, costs", () => repair(page));
  await test.step("checks and test", () => check(page));
  await test.step("price", () => price(page, code));
  await test.step("handover", () => handOver(page));
  await test.step("signature", () => sign(page));

  await test.step("value, entries, proof", async () => {
    await sumBehind(page, "Net hors main-d’œuvre", 11_900 - 1_250);
    await sumBehind(page, "Brut", 11_900);
    await page.getByRole("rowheader").getByRole("link").click();
    await expect(page.getByText(/Preuve de l’écriture n°/)).toBeVisible();
    await expect(page.getByText(euros(11_900), { exact: true }).first()).toBeVisible();
    await expect(page.getByText("Marché 2026-014, lot 3")).toBeVisible();
    await expect(page.getByText("Karim Haddad").first()).toBeVisible();
    await page.getByRole("link", { name: new RegExp(`${code}$`) }).click();
    await isIn(page, "En service");
  });
});
