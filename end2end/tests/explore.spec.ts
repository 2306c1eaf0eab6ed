// The value explored: filters in the address, figures that open their lines, the matrix, the impact, a proof on paper.
import type { Page } from "@playwright/test";
import { expectAccessible } from "../fixture/a11y";
import { cents, euros } from "../fixture/money";
import { awake, signIn } from "../fixture/people";
import { expect, test } from "../fixture/test";

test.use({ command: ["demo", "--items", "120", "--seed", "42"] });

/** The whole page fits its screen and has no barrier. */
async function isSound(page: Page): Promise<void> {
  await awake(page);
  await expectAccessible(page);
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width, page.url()).toBeLessThanOrEqual(page.viewportSize()?.width ?? 0);
}

/** The figure at the end of a row. */
async function last(row: ReturnType<Page["getByRole"]>): Promise<number> {
  return cents(await row.getByRole("link").last().innerText());
}

test("filters become an address, and each figure opens the lines that come to it", async ({ page }) => {
  await signIn(page, "responsable");
  await page.goto("/value");
  await page.getByRole("main").getByRole("link", { name: "Explorer", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Explorer la valeur" })).toBeVisible();

  await page.getByLabel("Regrouper par", { exact: true }).selectOption({ label: "Catégorie" });
  await page.getByLabel("Lecture de la valeur", { exact: true }).selectOption({ label: "Net coût complet" });
  await page.locator("summary", { hasText: "Filtrer" }).click();
  await page.getByLabel("Issue de la réparation", { exact: true }).selectOption({ label: "Réparation réussie" });
  await page.getByRole("button", { name: "Afficher", exact: true }).click();
  await expect(page).toHaveURL(/by=category/);
  await expect(page).toHaveURL(/lens=net_full/);
  await expect(page).toHaveURL(/outcome=successful/);
  await expect(page.getByText(/Réparation réussie · Net coût complet/)).toBeVisible();
  const chart = page.getByRole("group", { name: "Net coût complet, par : Catégorie" });
  await expect(chart).toBeVisible();
  await expect(chart.getByRole("link").first()).toHaveAttribute("href", /^\/value\/lines\?/);
  await isSound(page);

  const rows = page.locator("tbody tr");
  const amounts = await Promise.all((await rows.all()).map((row) => last(row)));
  const total = await last(page.locator("tfoot tr"));
  expect(amounts.reduce((all, one) => all + one, 0)).toBe(total);

  const [first] = amounts;
  if (first === undefined) throw new Error("nothing was repaired");
  await rows.first().getByRole("link").last().click();
  await expect(page.getByRole("heading", { level: 1, name: "Écritures" })).toBeVisible();
  await expect(page.getByText(euros(first), { exact: true }).first()).toBeVisible();
  await isSound(page);
});

test("the table that is shown is taken away as it stands, beside the entries behind it", async ({ page }) => {
  await signIn(page, "responsable");
  await page.goto("/value/explore?by=category&lens=net_full");
  await page.locator("summary", { hasText: "Exporter ce tableau" }).click();
  const link = page.getByRole("link", { name: "CSV pour Excel", exact: true });
  await expect(link).toBeVisible();
  await isSound(page);
  const address = new URL((await link.getAttribute("href")) ?? "", page.url());
  const file = await page.request.get(address.href);
  expect(file.status()).toBe(200);
  expect(Number(file.headers()["regain-rows"])).toBe(await page.locator("tbody tr").count());
  await expect(page.locator("summary", { hasText: "Exporter les écritures" })).toBeVisible();
});

test("months that go backwards are said and left out", async ({ page }) => {
  await signIn(page, "responsable");
  await page.goto("/value/explore?by=site&from=2026-05&to=2026-02");
  await expect(page.getByRole("alert")).toContainText("Le premier mois vient après le dernier");
  await expect(page.getByLabel("Regrouper par", { exact: true })).toHaveValue("site");
});

test("the matrix says who deposits and who receives", async ({ page }) => {
  await signIn(page, "lecteur");
  await page.goto("/value/explore?by=matrix&lens=net_full");
  const matrix = page.getByRole("region", { name: "Qui dépose, qui reçoit" });
  await expect(matrix).toBeVisible();
  await isSound(page);
  await matrix.focus();
  await expect(matrix).toBeFocused();
  const total = await last(page.locator("tfoot tr"));
  await page.goto("/value/explore?by=month&lens=net_full");
  expect(await last(page.locator("tfoot tr"))).toBe(total);
});

test("the impact names its factors, and a simulation says that it is one", async ({ page }) => {
  await signIn(page, "responsable");
  await page.goto("/value/impact");
  await expect(page.getByRole("heading", { level: 1, name: "Impact évité" })).toBeVisible();
  await expect(page.getByText(/ADEME|Restart/).first()).toBeVisible();
  await expect(page.getByText("Aucune autre source pour ce produit.").first()).toBeVisible();
  await isSound(page);
  await page.getByRole("link", { name: "Avec les facteurs d’aujourd’hui" }).click();
  await expect(page.getByText("Ces chiffres sont une simulation, pas des écritures.")).toBeVisible();
  await isSound(page);
});

test("a proof is read on paper too, and tells a viewer nobody's name", async ({ page }) => {
  await signIn(page, "lecteur");
  await page.goto("/value/lines?kinds=avoided_purchase&sign=entry");
  await page.getByRole("rowheader").getByRole("link").first().click();
  await expect(page.getByText(/Preuve de l’écriture n°/)).toBeVisible();
  await expect(page.getByText(/L’histoire et les photos nomment/)).toBeVisible();
  await expect(page.getByText("Émilie Fournier")).toHaveCount(0);
  await isSound(page);
  const link = page.getByRole("link", { name: "Preuve en PDF" });
  const address = await link.getAttribute("href");
  if (!address) throw new Error("the proof has no document");
  const document = await page.request.get(address);
  expect(document.headers()["content-type"]).toBe("application/pdf");
  expect((await document.body()).subarray(0, 5).toString()).toBe("%PDF-");
});

test("printed without colour, a chart keeps its figures and the page leaves its buttons out", async ({ page }) => {
  await signIn(page, "responsable");
  for (const path of ["/value", "/value/explore?by=category", "/value/impact"]) {
    await page.goto(path);
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    await expect(page.getByRole("navigation").first()).toBeHidden();
    for (const button of await page.locator(".button, .menu").all()) await expect(button).toBeHidden();
    // Folded or not, the table that says the chart in figures is on the paper.
    const tables = page.locator("main table");
    expect(await tables.count()).toBeGreaterThan(0);
    for (const table of await tables.all()) await expect(table).toBeVisible();
    // Ink on white, whatever the screen: what is read stands out without its colour.
    const pale = await page.locator("main :is(td, th, text, h1, h2)").evaluateAll((all) => {
      const light = (colour: string): number => {
        const [red = 0, green = 0, blue = 0, alpha = 1] = (colour.match(/[\d.]+/g) ?? []).map(Number);
        return alpha === 0 ? 255 : 0.2126 * red + 0.7152 * green + 0.0722 * blue;
      };
      const ink = (one: Element): string => {
        const style = getComputedStyle(one);
        return one instanceof SVGElement ? style.fill : style.color;
      };
      return all.filter((one) => light(ink(one)) > 128).map((one) => `${one.tagName} ${ink(one)} ${one.textContent}`);
    });
    expect(pale, path).toEqual([]);
    await page.emulateMedia({ media: "screen", colorScheme: "light" });
  }
});
