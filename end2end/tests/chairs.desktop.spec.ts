// Several chairs together: received at once, one photographed, two of three accepted, one back and out as waste.
import type { Browser, Page } from "@playwright/test";
import { awake, signIn } from "../fixture/people";
import { expect, test } from "../fixture/test";

test.use({ command: ["demo", "--items", "20", "--seed", "42"] });
test.describe.configure({ timeout: 180_000 });

/** One pixel. */
const PHOTO = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

async function press(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name, exact: true }).click();
}

async function told(page: Page, words: string): Promise<void> {
  await expect(page.getByRole("status").filter({ hasText: words })).toBeVisible();
}

async function isIn(page: Page, code: string, state: string): Promise<void> {
  await page.goto(`/Q/${code}`);
  await expect(page.getByRole("main").getByText(state, { exact: true }).first()).toBeVisible();
}

/** Receives three chairs in one deposit; gives their labels. */
async function deposit(page: Page): Promise<string[]> {
  await page.goto("/deposits/new");
  await awake(page);
  await page.getByLabel("Service déposant").selectOption({ index: 2 });
  await page.getByRole("main").getByLabel("Catégorie", { exact: true }).fill("F-CHAIR-OFFICE");
  await page.getByLabel("Autre, ou précision", { exact: true }).fill("Accoudoir fendu");
  await page.getByLabel("Nombre", { exact: true }).fill("3");
  await press(page, "Enregistrer");
  await told(page, "Dépôt enregistré.");
  const links = await page.getByRole("main").locator('a[href^="/Q/"]').all();
  const codes = await Promise.all(links.map(async (link) => ((await link.getAttribute("href")) ?? "").replace("/Q/", "")));
  return [...new Set(codes)];
}

/** In the workshop, each is found to work. */
async function findWorking(browser: Browser, url: string, codes: string[]): Promise<void> {
  const context = await browser.newContext({ baseURL: url, locale: "fr-FR" });
  const page = await context.newPage();
  await signIn(page, "technicien");
  for (const code of codes) {
    await page.goto(`/Q/${code}`);
    await awake(page);
    await press(page, "Commencer le diagnostic");
    await expect(page.getByRole("main").getByText("En diagnostic", { exact: true }).first()).toBeVisible();
    await page.goto(`/Q/${code}/find_working`);
    await awake(page);
    await page.getByLabel("B · bon état", { exact: true }).check();
    await press(page, "Déclarer prêt");
    await told(page, "Fonctionne tel quel");
  }
  await context.close();
}

/** All leave on one slip; the last is refused with a reason. */
async function handOver(page: Page, codes: string[]): Promise<void> {
  await page.goto(`/handovers/new?codes=${codes.join(",")}`);
  await awake(page);
  await page.getByLabel("Service qui reçoit").selectOption({ index: 1 });
  await page.getByLabel("Nom de la personne", { exact: true }).fill("Karim Haddad");
  await page.getByLabel("Besoin", { exact: true }).fill("Équiper la salle des professeurs");
  await press(page, "Remettre");
  await expect(page.getByRole("heading", { level: 1, name: /^Bon de remise/ })).toBeVisible();
  await awake(page);
  const refused = codes[codes.length - 1] ?? "";
  // The sheet signed on paper asks the same, in a form of its own.
  const signing = page.locator("form").filter({ hasText: "Signer ici" });
  await signing.getByRole("checkbox", { name: new RegExp(refused) }).uncheck();
  await signing.getByText("Une partie est refusée", { exact: true }).click();
  await signing.getByLabel("Pourquoi ce qui n’est pas coché est refusé", { exact: true }).fill("Il en suffit de deux");
  await signing.getByRole("checkbox", { name: /^Sans signature dessinée/ }).check();
  await press(page, "Accepter et signer");
  await told(page, "Signature enregistrée.");
}

async function takeBack(page: Page, code: string): Promise<void> {
  await page.goto(`/Q/${code}/take_back`);
  await awake(page);
  await page.getByLabel("Pourquoi revient-il ?", { exact: true }).fill("Le piston ne tient plus");
  await page.getByLabel("E · pour pièces", { exact: true }).check();
  await page.getByLabel("Emplacement", { exact: true }).selectOption({ index: 1 });
  await press(page, "Enregistrer le retour");
  await told(page, "Enregistrer un retour");
}

/** Looked at by the workshop: only then may it leave as waste. */
async function diagnose(browser: Browser, url: string, code: string): Promise<void> {
  const context = await browser.newContext({ baseURL: url, locale: "fr-FR" });
  const page = await context.newPage();
  await signIn(page, "technicien");
  await page.goto(`/Q/${code}`);
  await awake(page);
  await press(page, "Commencer le diagnostic");
  await expect(page.getByRole("main").getByText("En diagnostic", { exact: true }).first()).toBeVisible();
  await context.close();
}

/** Out as waste: the operator, the weight and the waste code are all needed. */
async function recycle(page: Page, code: string): Promise<void> {
  await page.goto(`/Q/${code}/recycle`);
  await awake(page);
  for (const label of ["Opérateur de déchets", "Poids (kg)", "Code déchet"]) {
    await expect(page.getByLabel(label, { exact: true })).toHaveAttribute("required");
  }
  await page.getByLabel("Opérateur de déchets", { exact: true }).fill("Ecosystem");
  await page.getByLabel("Poids (kg)", { exact: true }).fill("7,5");
  await page.getByLabel("Code déchet", { exact: true }).fill("20 01 38");
  await press(page, "Enregistrer la sortie en déchet");
  await told(page, "Recycler");
  await expect(page.getByText(/Ecosystem · 7,5.kg · 20 01 38/).first()).toBeVisible();
}

test("three chairs are received at once, two are accepted, one comes back and leaves as waste", async ({ page, browser, server }) => {
  await signIn(page, "guichet");
  const codes = await test.step("deposit", () => deposit(page));
  expect(codes).toHaveLength(3);
  const [first = "", , last = ""] = codes;
  await test.step("photo", async () => {
    await page.goto(`/Q/${first}`);
    await awake(page);
    await page.getByLabel("Choisir des photos", { exact: true }).setInputFiles({ name: "1.png", mimeType: "image/png", buffer: PHOTO });
    await told(page, "Photo ajoutée.");
    await expect(page.getByRole("img", { name: /, photo 1$/ }).first()).toBeVisible();
  });
  await test.step("found to work", () => findWorking(browser, server.url, codes));
  await test.step("handover, one refused", () => handOver(page, codes));
  await isIn(page, last, "Prêt");
  await expect(page.getByText("Il en suffit de deux", { exact: false }).first()).toBeVisible();
  await isIn(page, first, "En service");
  await test.step("return", () => takeBack(page, first));
  await isIn(page, first, "Déposé");
  await test.step("diagnosis", () => diagnose(browser, server.url, first));
  await test.step("waste", () => recycle(page, first));
  await isIn(page, first, "Recyclé");
});
