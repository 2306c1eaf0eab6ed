// Two people count the same room on two devices, and a manager decides what differs.
import { expectAccessible } from "../fixture/a11y";
import { awake, signIn } from "../fixture/people";
import { expect, test } from "../fixture/test";

test.use({ command: ["demo", "--items", "80", "--seed", "42"] });
test.describe.configure({ timeout: 120_000 });

test("two devices count one room, and the differences are decided", async ({ page, browser, server, javaScriptEnabled }) => {
  await signIn(page, "responsable");
  await page.goto("/stocktakes");
  await awake(page);
  await page.getByLabel("Site ou emplacement, avec tout ce qu’il contient").selectOption({ index: 1 });
  await page.getByRole("button", { name: "Commencer à compter" }).click();
  await expect(page.getByRole("heading", { level: 1, name: /^Inventaire S-/ })).toBeVisible();
  const address = new URL(page.url()).pathname;
  await expectAccessible(page);

  const other = await browser.newContext({ baseURL: server.url, locale: "fr-FR", javaScriptEnabled });
  const colleague = await other.newPage();
  await signIn(colleague, "guichet");

  await page.goto("/items?states=ready,deposited,diagnosing,in_repair");
  const links = await page.getByRole("main").locator('a[href^="/Q/"]').all();
  const codes = (await Promise.all(links.map((link) => link.getAttribute("href")))).map((href) => href?.replace("/Q/", "") ?? "");
  const [first, second] = codes;
  if (!first || !second) throw new Error("too few items");

  for (const [device, text] of [
    [page, first],
    [page, "TEXTE INCONNU"],
    [colleague, second],
    [colleague, first],
  ] as const) {
    await device.goto(address);
    await awake(device);
    const field = device.getByLabel("Scanner ou saisir un code, un numéro");
    await field.fill(text);
    await field.press("Enter");
    // With scripts the page stays, ready for the next code.
    if (javaScriptEnabled === false) await device.waitForURL(/place=/);
    else await expect(device.locator("section", { hasText: "Scannés ici" }).getByRole("listitem")).toHaveCount(1);
  }
  // Each sees what the other did: with scripts by itself, in a few seconds.
  if (javaScriptEnabled === false) await page.goto(address);
  await expect(page.getByText("Nadia", { exact: false }).first()).toBeVisible({ timeout: 15_000 });
  await page.goto(address);
  await colleague.goto(address);
  await expect(colleague.getByText("Sophie", { exact: false }).first()).toBeVisible();
  await expect(page.getByRole("heading", { name: "Étiquettes inconnues (1)" })).toBeVisible();

  await page.goto(`${address}/close`);
  await awake(page);
  await expectAccessible(page);
  await page.getByRole("checkbox", { name: /Je certifie/ }).check();
  await page.getByLabel("Votre nom, comme signature").fill("Sophie Dubois");
  await page.getByRole("button", { name: "Clôturer définitivement" }).click();
  await expect(page.getByRole("link", { name: "Rapport signé (PDF)" })).toBeVisible();
  const report = await page.request.get(`${address}/report.pdf`);
  expect(report.headers()["content-type"]).toContain("application/pdf");
  expect((await report.body()).subarray(0, 5).toString()).toBe("%PDF-");
  await page.getByRole("button", { name: "Tout appliquer" }).click();
  await expect(page.getByRole("status").first()).toBeVisible();
  await expectAccessible(page);
  await other.close();
});
