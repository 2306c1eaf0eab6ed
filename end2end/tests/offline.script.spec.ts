// Without a network the desk goes on: what is filled in waits on the device, and is sent once when the network is back.
import type { Browser, BrowserContext, Page } from "@playwright/test";
import { network, type Network } from "../fixture/cut";
import { listen } from "../fixture/console";
import { signIn } from "../fixture/people";
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
  await line.mend();

  const asked = new Promise<string>((resolve) => page.once("dialog", (dialog) => {
    resolve(dialog.message());
    void dialog.dismiss();
  }));
  // Waiting forms are sent as soon as the network is back: ask before that happens.
  await page.evaluate(() => document.querySelector<HTMLFormElement>('form[action="/sign-out"]')?.requestSubmit());
  const warned = await Promise.race([asked, new Promise<string>((resolve) => setTimeout(() => resolve("sent already"), 5000))]);
  expect(warned).toMatch(/n’ont pas encore été envoyées|sent already/);
  if (warned !== "sent already") await page.evaluate(() => {
    const form = document.querySelector<HTMLFormElement>('form[action="/sign-out"]');
    if (form) form.dataset.sure = "yes";
    form?.requestSubmit();
  });
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
