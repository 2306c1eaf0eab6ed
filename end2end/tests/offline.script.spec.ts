// Without a network the desk goes on: what is filled in waits on the device, and is sent once when the network is back.
import type { Browser, BrowserContext, Page } from "@playwright/test";
import { network, type Network } from "../fixture/cut";
import { listen } from "../fixture/console";
import { signIn } from "../fixture/people";
import { scan } from "../fixture/scanner";
import { expect, test } from "../fixture/test";

test.use({ command: ["demo", "--items", "20", "--seed", "42"] });
test.describe.configure({ timeout: 240_000 });

const MANY = 25;

/** Waits until the device holds the pages that open without a network. */
async function ready(page: Page): Promise<void> {
  await expect
    .poll(() => page.evaluate(async () => Boolean(await (await caches.open("pages")).match("/deposits/new"))), { timeout: 30_000 })
    .toBe(true);
  // The pages' own scripts go through the service worker from the next page on.
  await page.reload();
  await page.waitForLoadState("networkidle");
}

/** Signed in through a network that can be cut, on a device that holds the desk's pages. */
async function atTheDesk(browser: Browser, server: string): Promise<{ line: Network; context: BrowserContext; page: Page }> {
  const line = await network(server);
  const context = await browser.newContext({ baseURL: line.url, locale: "fr-FR" });
  const page = await context.newPage();
  await signIn(page, "guichet");
  await ready(page);
  return { line, context, page };
}

async function deposit(page: Page, fault: string): Promise<void> {
  await page.getByLabel("Service déposant").selectOption({ index: 2 });
  await page.getByRole("main").getByLabel("Catégorie", { exact: true }).fill("Cafetière filtre");
  await page.getByLabel("Autre, ou précision", { exact: true }).fill(fault);
  await page.getByRole("button", { name: "Enregistrer", exact: true }).click();
}

/** How many items there are in all. */
async function all(page: Page): Promise<number> {
  await page.goto("/items");
  const heading = await page.getByRole("heading", { level: 2, name: /équipements$/ }).textContent();
  return Number(heading?.replace(/\D/g, ""));
}

/** In the page: how many forms wait on the device. */
function waiting(): Promise<number> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open("regain");
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const counting = opening.result.transaction("forms").objectStore("forms").count();
      counting.onsuccess = () => resolve(counting.result);
    };
  });
}

test("twenty-five deposits without a network are there once each when it is back", async ({ browser, server }) => {
  const { line, context, page } = await atTheDesk(browser, server.url);
  const before = await all(page);
  await page.goto("/deposits/new");
  await page.waitForLoadState("networkidle");

  await line.cut();
  for (let rank = 1; rank <= MANY; rank += 1) {
    await deposit(page, `Panne hors réseau ${rank}`);
    const waits = rank === 1 ? /1 saisie est gardée/ : new RegExp(`${rank} saisies sont gardées`);
    await expect(page.getByText(waits)).toBeVisible();
  }
  // A reload, then a closed tab: what waits is still there.
  await page.reload();
  await expect(page.getByText(`${MANY} saisies sont gardées`, { exact: false })).toBeVisible();
  await page.close();

  await line.mend();
  const again = await context.newPage();
  const complaints = listen(context);
  await again.goto("/deposits/new");
  await expect.poll(() => again.evaluate(waiting), { timeout: 60_000 }).toBe(0);
  expect((await all(again)) - before).toBe(MANY);
  // Oldest first: the item received last is the one filled in last.
  await again.goto("/items?states=deposited");
  await again.getByRole("main").locator('a[href^="/Q/"]').first().click();
  await expect(again.getByText(`Panne hors réseau ${MANY}`, { exact: true }).first()).toBeVisible();
  expect(complaints).toEqual([]);
  await context.close();
  await line.cut();
});

test("a deposit begun for one label is not the page kept for the next ones", async ({ browser, server }) => {
  const { line, context, page } = await atTheDesk(browser, server.url);
  await page.goto("/deposits/new?label=HTTPS://R.FR/Q/7K3HN9B3");
  await expect(page.locator('input[value*="7K3HN9B3"]')).toHaveCount(1);
  await line.cut();
  await page.goto("/deposits/new");
  await expect(page.getByLabel("Service déposant")).toBeVisible();
  await expect(page.locator('input[value*="7K3HN9B3"]')).toHaveCount(0);
  await context.close();
  await line.cut();
});

test("what is scanned without a network waits, across a reload, and is looked up when it is back", async ({ browser, server }) => {
  const { line, context, page } = await atTheDesk(browser, server.url);
  await page.goto("/items");
  const item = await page.getByRole("main").locator('a[href^="/Q/"]').first().getAttribute("href");
  if (!item) throw new Error("no item in the list");
  await page.goto("/scan");
  await page.waitForLoadState("networkidle");
  await line.cut();
  await scan(page, [item.replace("/Q/", ""), "INCONNU"], "Enter");
  const waits = page.getByRole("listitem").filter({ hasText: "le code est gardé sur cet appareil" });
  await expect(waits).toHaveCount(2);
  await page.reload();
  await expect(waits).toHaveCount(2);
  await line.mend();
  await page.evaluate(() => window.dispatchEvent(new Event("online")));
  await expect(waits).toHaveCount(0, { timeout: 30_000 });
  await expect(page.getByRole("listitem").filter({ hasText: "« INCONNU » ne correspond à aucune étiquette" })).toBeVisible();
  await page.getByRole("listitem").filter({ hasText: "Étiquette reconnue" }).getByRole("link", { name: "Ouvrir" }).click();
  await expect(page).toHaveURL(new RegExp(`${item}$`));
  await context.close();
  await line.cut();
});

test("a series begun without a network survives a reload, is confirmed there, and is written once", async ({ browser, server }) => {
  const { line, context, page } = await atTheDesk(browser, server.url);
  await page.goto("/items?states=ready,deposited");
  const links = await page.getByRole("main").locator('a[href^="/Q/"]').all();
  const all = await Promise.all(links.slice(0, 3).map((link) => link.getAttribute("href")));
  const codes = all.map((href) => href?.replace("/Q/", "") ?? "");
  const count = codes.length;
  expect(count).toBeGreaterThan(1);
  await page.goto("/scan/batch");
  await page.waitForLoadState("networkidle");
  await line.cut();

  await page.getByRole("link", { name: "Déplacer" }).click();
  await page.getByLabel("Dans quel emplacement ?").selectOption({ index: 2 });
  const place = await page.getByLabel("Dans quel emplacement ?").inputValue();
  await page.getByRole("button", { name: "Commencer à scanner" }).click();
  await expect(page.getByText("Pas de réseau. Scannez et confirmez quand même", { exact: false })).toBeVisible();
  await scan(page, codes, "Enter");
  const labels = page.locator("section", { hasText: `Étiquettes à vérifier à l’envoi : ${count}` });
  await expect(labels.getByRole("listitem")).toHaveCount(count);

  // A reload, and a tab opened anew: nothing scanned is lost.
  await page.reload();
  await expect(labels.getByRole("listitem")).toHaveCount(count);
  await page.goto("/scan/batch");
  await expect(page.getByText(`Scans gardés : ${count}`)).toBeVisible();
  await page.getByRole("link", { name: "Reprendre" }).click();
  await expect(labels.getByRole("listitem")).toHaveCount(count);

  await page.getByRole("button", { name: "Confirmer la série" }).click();
  await expect(page).toHaveURL(/\/scan\/batch$/);
  await expect(page.getByText(/1 saisie est gardée/)).toBeVisible();
  await expect(page.getByText("Scans gardés", { exact: false })).toHaveCount(0);
  await page.reload();
  await expect(page.getByText(/1 saisie est gardée/)).toBeVisible();

  await line.mend();
  await page.evaluate(() => window.dispatchEvent(new CustomEvent("outbox-send")));
  await expect.poll(() => page.evaluate(waiting), { timeout: 60_000 }).toBe(0);
  await page.goto(`/items?place=${place}`);
  for (const code of codes) await expect(page.getByRole("main").locator(`a[href="/Q/${code}"]`).first()).toBeVisible();
  await context.close();
  await line.cut();
});

test("photos of a count stay chosen until there is a network", async ({ browser, server }) => {
  const { line, context, page } = await atTheDesk(browser, server.url);
  await page.goto("/stocktakes");
  await page.waitForLoadState("networkidle");
  await page.getByLabel("Site ou emplacement, avec tout ce qu’il contient").selectOption({ index: 2 });
  await page.getByRole("button", { name: "Commencer à compter" }).click();
  await expect(page.getByRole("heading", { level: 1, name: /^Inventaire S-/ })).toBeVisible();
  await page.waitForLoadState("networkidle");
  await scan(page, ["INCONNU"], "Enter");
  await expect(page.locator("section", { hasText: "Scannés ici" }).getByRole("listitem")).toHaveCount(1);
  await page.reload();
  await page.waitForLoadState("networkidle");
  const form = page.locator("form[data-no-wait]");
  await form.locator("xpath=..").locator("summary").click();
  const pixel = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
  await form.locator("input[type=file][multiple]").setInputFiles({ name: "1.png", mimeType: "image/png", buffer: Buffer.from(pixel, "base64") });
  await line.cut();
  await form.locator("button[type=submit]").click();
  await expect(form.getByText("les photos n’attendent pas sur cet appareil", { exact: false })).toBeVisible();
  await line.mend();
  await form.locator("button[type=submit]").click();
  await expect(page.locator('img[src^="/media/"]').first()).toBeVisible();
  await context.close();
  await line.cut();
});

test("a series that cannot be written is shown with its reason, and looked at again", async ({ browser, server }) => {
  const { line, context, page } = await atTheDesk(browser, server.url);
  await page.goto("/items?states=ready,deposited");
  const item = await page.getByRole("main").locator('a[href^="/Q/"]').first().getAttribute("href");
  const code = item?.replace("/Q/", "") ?? "";
  await page.goto("/scan/batch");
  await page.waitForLoadState("networkidle");
  await line.cut();
  await page.getByRole("link", { name: "Recevoir ce qui est annoncé" }).click();
  await page.getByLabel("Dans quel emplacement ?").selectOption({ index: 2 });
  await page.getByRole("button", { name: "Commencer à scanner" }).click();
  await expect(page.getByText("Pas de réseau. Scannez et confirmez quand même", { exact: false })).toBeVisible();
  await scan(page, [code], "Enter");
  await page.getByRole("button", { name: "Confirmer la série" }).click();
  await expect(page.getByText(/1 saisie est gardée/)).toBeVisible();
  await line.mend();
  await page.getByRole("button", { name: "Envoyer maintenant" }).click();
  const refused = page.getByRole("alert").filter({ hasText: "refusée à l’envoi" });
  await expect(refused).toContainText(code);
  await refused.getByRole("link", { name: "Recommencer" }).click();
  await expect(page.getByRole("heading", { name: "Bloqués : 1" })).toBeVisible();
  await context.close();
  await line.cut();
});

test("a deposit with a photo waits without it, and says so", async ({ browser, server }) => {
  const { line, context, page } = await atTheDesk(browser, server.url);
  const before = await all(page);
  await page.goto("/deposits/new");
  await page.waitForLoadState("networkidle");
  await line.cut();
  await page.getByLabel("Service déposant").selectOption({ index: 2 });
  await page.getByRole("main").getByLabel("Catégorie", { exact: true }).fill("F-CHAIR-OFFICE");
  await page.getByText("Photo (facultatif)", { exact: true }).click();
  const photo = { name: "chaise.jpg", mimeType: "image/jpeg", buffer: Buffer.from("not read without a network") };
  await page.getByLabel("Prendre une photo", { exact: true }).setInputFiles(photo);
  await page.getByRole("button", { name: "Enregistrer", exact: true }).click();
  await expect(page.getByText(/1 saisie est gardée/)).toBeVisible();
  await expect(page.getByText(/photos ne sont pas gardées sans réseau/)).toBeVisible();
  await line.mend();
  await page.getByRole("button", { name: "Envoyer maintenant" }).click();
  await expect.poll(() => page.evaluate(waiting), { timeout: 60_000 }).toBe(0);
  expect((await all(page)) - before).toBe(1);
  await context.close();
  await line.cut();
});

test("a form refused once it is sent is shown with its reason, and nothing is dropped", async ({ browser, server }) => {
  const { line, context, page } = await atTheDesk(browser, server.url);
  await page.goto("/deposits/new");
  await page.waitForLoadState("networkidle");
  await line.cut();
  await page.getByLabel("Service déposant").selectOption({ index: 2 });
  await page.getByRole("main").getByLabel("Catégorie", { exact: true }).fill("cafetière");
  await page.getByRole("button", { name: "Enregistrer", exact: true }).click();
  await expect(page.getByText(/1 saisie est gardée/)).toBeVisible();
  await line.mend();
  await page.getByRole("button", { name: "Envoyer maintenant" }).click();
  const refused = page.getByRole("alert").filter({ hasText: "refusée à l’envoi" });
  await expect(refused).toContainText("catégorie");
  await expect(refused).toContainText("cafetière");
  await refused.getByRole("button", { name: "J’ai vu, effacer" }).click();
  await expect(refused).toHaveCount(0);
  await context.close();
  await line.cut();
});

test("what is scanned after a place's label without a network is counted in that place", async ({ browser, server }) => {
  const { line, context, page } = await atTheDesk(browser, server.url);
  await page.goto("/stocktakes");
  await page.waitForLoadState("networkidle");
  await page.getByLabel("Site ou emplacement, avec tout ce qu’il contient").selectOption({ index: 1 });
  await page.getByRole("button", { name: "Commencer à compter" }).click();
  await expect(page.getByRole("heading", { level: 1, name: /^Inventaire S-/ })).toBeVisible();
  const count = new URL(page.url()).pathname;
  const places = page.getByLabel("Emplacement que vous comptez").locator("option");
  const [first, elsewhere] = [await places.first().getAttribute("value"), await places.nth(1).getAttribute("value")];
  if (!elsewhere || elsewhere === first) throw new Error("too few places");

  // An item that belongs in the second place.
  await page.goto("/items?states=ready,deposited");
  const item = await page.getByRole("main").locator('a[href^="/Q/"]').first().getAttribute("href");
  await page.goto(`${item}/move`);
  await page.waitForLoadState("networkidle");
  await page.getByRole("main").getByLabel("Emplacement").selectOption(elsewhere);
  await page.getByRole("main").getByRole("button", { name: /^Déplacer/ }).click();
  await page.waitForURL(`**${item}`);
  const zpl = await (await page.request.get(`/labels.zpl?places=${elsewhere}`)).text();
  const label = /HTTPS?:[^^]*\/P\/[0-9A-Z]{8}/i.exec(zpl)?.[0];
  if (!label) throw new Error(`no place's code in ${zpl}`);

  await page.goto(count);
  await page.waitForLoadState("networkidle");
  await line.cut();
  const field = page.getByLabel("Scanner ou saisir un code, un numéro");
  for (const [text, said] of [
    [label, "Étiquette d’emplacement gardée"],
    [item?.replace("/Q/", "") ?? "", "gardé"],
  ] as const) {
    await field.fill(text);
    await field.press("Enter");
    await expect(page.getByRole("listitem").filter({ hasText: text }).filter({ hasText: said })).toBeVisible();
  }
  await expect.poll(() => page.evaluate(waiting)).toBe(2);

  await line.mend();
  await page.evaluate(() => window.dispatchEvent(new CustomEvent("outbox-send")));
  await expect.poll(() => page.evaluate(waiting), { timeout: 60_000 }).toBe(0);
  await page.goto(count);
  // Counted in the place where the page stood, it would be in the wrong one.
  await expect(page.getByRole("heading", { name: /Pas à leur place/ })).toHaveCount(0);
  await expect(page.getByRole("main").locator(`a[href="${item}"]`).first()).toBeVisible();
  await context.close();
  await line.cut();
});

test("after signing out nothing can be read on the device", async ({ browser, server }) => {
  const { line, context, page } = await atTheDesk(browser, server.url);
  await page.goto("/deposits/new");
  await page.waitForLoadState("networkidle");
  await line.cut();
  await deposit(page, "Perdue");
  await expect(page.getByText(/1 saisie est gardée/)).toBeVisible();
  // Nothing is sent while somebody else sends: what waits would be gone before anybody could leave.
  await page.evaluate(() => void navigator.locks.request("regain-send", () => new Promise(() => undefined)));
  await line.mend();

  // Two questions: the first answer stays, the second leaves.
  const asked: string[] = [];
  page.on("dialog", (dialog) => {
    asked.push(dialog.message());
    void (asked.length === 1 ? dialog.dismiss() : dialog.accept());
  });
  const leave = (): Promise<void> =>
    page.evaluate(() => document.querySelector<HTMLFormElement>('form[action="/sign-out"]')?.requestSubmit());
  await leave();
  await expect.poll(() => asked.length).toBe(1);
  expect(asked[0]).toMatch(/^Saisies ou scans qui n’ont pas encore été envoyés : 1\./);
  await expect(page.getByLabel("Service déposant")).toBeVisible();
  expect(await page.evaluate(waiting)).toBe(1);
  await leave();
  await page.getByRole("heading", { level: 1, name: "Connexion" }).waitFor();
  const left = await page.evaluate(async () => {
    const names = await caches.keys();
    const kept = await Promise.all(names.map(async (name) => (await (await caches.open(name)).keys()).map((one) => new URL(one.url).pathname)));
    return kept.flat().filter((path) => !/^\/(pkg|fonts|vendor)\/|^\/offline\.html$/.test(path));
  });
  expect(left).toEqual([]);
  await line.cut();
  await page.goto("/deposits/new").catch(() => null);
  await expect(page.getByLabel("Service déposant")).toHaveCount(0);
  await context.close();
});
