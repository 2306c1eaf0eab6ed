// A hand scanner types: its burst opens the item, whatever the computer's keyboard.
import type { Page } from "@playwright/test";
import { awake, signIn } from "../fixture/people";
import { expect, test } from "../fixture/test";

test.use({ command: ["demo", "--items", "20", "--seed", "42"] });

/** What a French computer makes of the keys of a keyboard from elsewhere. */
const AZERTY = new Map(Object.entries({ A: "q", Q: "a", W: "z", Z: "w", M: "," }));
const DIGITS = "à&é\"'(-è_ç";

interface Key {
  code: string;
  key: string;
}

function keys(code: string, mangled: boolean): Key[] {
  return [...code].map((letter) => {
    const isDigit = /\d/.test(letter);
    const typed = isDigit ? DIGITS.charAt(Number(letter)) : (AZERTY.get(letter) ?? letter.toLowerCase());
    return { code: `${isDigit ? "Digit" : "Key"}${letter}`, key: mangled ? typed : letter };
  });
}

/** Pressed in one breath: a real scanner leaves a few milliseconds between keys, a busy machine many more. */
async function burst(page: Page, pressed: Key[]): Promise<void> {
  await page.evaluate((pressed) => {
    for (const { code, key } of [...pressed, { code: "Enter", key: "Enter" }]) {
      document.body.dispatchEvent(new KeyboardEvent("keydown", { code, key, bubbles: true, cancelable: true }));
    }
  }, pressed);
}

async function anyCode(page: Page): Promise<string> {
  await page.goto("/items");
  const items = await page.getByRole("main").getByRole("link").all();
  const found = await Promise.all(items.map((link) => link.getAttribute("href")));
  const item = found.find((href) => href?.startsWith("/Q/"));
  if (!item) throw new Error("no item in the list");
  return item.replace("/Q/", "");
}

for (const [layout, mangled] of [
  ["its own", false],
  ["another", true],
] as const) {
  test(`a burst of keys in ${layout} layout opens the item, with nothing focused`, async ({ page }) => {
    await signIn(page, "guichet");
    const code = await anyCode(page);
    await page.goto("/scan");
    await awake(page);
    await burst(page, keys(code, mangled));
    await expect(page).toHaveURL(`/Q/${code}`);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  });
}

test("a code mangled by the layout is read in the field too", async ({ page }) => {
  await signIn(page, "guichet");
  const code = await anyCode(page);
  await page.goto("/scan");
  const field = page.getByRole("search").getByLabel("Scanner ou saisir un code");
  await field.fill(keys(code, true).map(({ key }) => key).join(""));
  await field.press("Enter");
  await expect(page).toHaveURL(`/Q/${code}`);
});

test("an unknown text is told, and can be searched for", async ({ page }) => {
  await signIn(page, "guichet");
  await page.goto("/scan");
  await awake(page);
  await burst(page, keys("INCONNU", false));
  const alert = page.getByRole("alert").filter({ hasText: "ne correspond à aucune étiquette" });
  await alert.getByRole("link", { name: "Chercher" }).click();
  await expect(page).toHaveURL(/\/items\?q=INCONNU/);
});
