// Somebody without an account scans a label: they learn whose it is, and can tell the desk.
import { expectAccessible } from "../fixture/a11y";
import { awake, signIn } from "../fixture/people";
import { expect, test } from "../fixture/test";

test.use({ command: ["demo", "--items", "20", "--seed", "42"] });

test("a passer-by reports a fault, and the desk reads it", async ({ page, browser, server, javaScriptEnabled }) => {
  await signIn(page, "guichet");
  await page.goto("/items");
  const item = (await page.getByRole("main").locator('a[href^="/Q/"]').first().getAttribute("href")) ?? "";

  const outside = await browser.newContext({ baseURL: server.url, locale: "fr-FR", javaScriptEnabled });
  const stranger = await outside.newPage();
  await stranger.goto(item);
  await awake(stranger);
  await expect(stranger.getByRole("heading", { level: 1, name: /^Cet équipement appartient à/ })).toBeVisible();
  await expectAccessible(stranger);
  await stranger.getByLabel("Qu’est-ce qui ne va pas ?").fill("Le voyant reste rouge");
  await stranger.getByRole("button", { name: "Envoyer" }).first().click();
  await expect(stranger.getByText("C’est envoyé").first()).toBeVisible();
  await outside.close();

  await page.goto("/reports");
  await awake(page);
  await expect(page.getByText("Le voyant reste rouge")).toBeVisible();
  await page.getByRole("button", { name: /^Marquer comme traité/ }).first().click();
  await expect(page.getByText(/Traité par/).first()).toBeVisible();
});

test("a blank label replaces a damaged one, which still leads to its item", async ({ page }) => {
  await signIn(page, "guichet");
  await page.goto("/labels");
  await awake(page);
  await expectAccessible(page);
  await page.getByLabel("Nombre d’étiquettes").fill("21");
  await page.getByRole("button", { name: "Créer la série" }).click();
  await expect(page.getByRole("heading", { level: 1, name: /^Série/ })).toBeVisible();
  await expectAccessible(page);
  await page.goto("/items");
  const old = ((await page.getByRole("main").locator('a[href^="/Q/"]').first().getAttribute("href")) ?? "").replace("/Q/", "");
  await page.goto(`/Q/${old}/replace_label`);
  await awake(page);
  await page.getByRole("button", { name: "Remplacer", exact: true }).click();
  await page.waitForURL((url) => url.pathname.startsWith("/Q/") && !url.pathname.includes(old));
  await page.goto(`/open?text=${old}`);
  await page.waitForURL((url) => url.pathname.startsWith("/Q/") && !url.pathname.includes(old));
  await expect(page.getByText("Cette étiquette a été remplacée", { exact: false })).toBeVisible();
});
