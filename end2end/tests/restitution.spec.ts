// An item goes back to its owner against a signature: drawn where there are scripts, stated where there are none.
import { expectAccessible } from "../fixture/a11y";
import { awake, signIn } from "../fixture/people";
import { expect, test } from "../fixture/test";

test.use({ command: ["demo", "--items", "60", "--seed", "42"] });

test("an owner takes an item back, and the signature is in its history", async ({ page, javaScriptEnabled, complaints }) => {
  const drawn = javaScriptEnabled !== false;
  await signIn(page, "guichet");
  await page.goto("/items?states=deposited,ready");
  const item = await page.getByRole("main").locator('a[href^="/Q/"]').first().getAttribute("href");
  await page.goto(`${item}/give_back`);
  await awake(page);
  await expectAccessible(page);
  const main = page.getByRole("main");
  const submit = main.getByRole("button", { name: "Rendre au propriétaire" });

  // Neither drawn nor stated: refused, and the name typed is still there.
  await main.getByLabel("Qui reprend l’équipement ?").fill("Claire Petit");
  await main.getByRole("radio").last().check();
  await submit.click();
  await expect(main.getByRole("alert")).toContainText("signature");
  await expect(main.locator('input[name="receiver"]')).toHaveValue("Claire Petit");
  // The browser tells of an answer that refuses; the page has shown what it says.
  complaints.splice(0, complaints.length, ...complaints.filter((one) => !one.includes("422")));

  if (drawn) {
    const pad = main.locator("canvas");
    await pad.scrollIntoViewIfNeeded();
    const box = await pad.boundingBox();
    if (!box) throw new Error("no pad to sign on");
    await page.mouse.move(box.x + 20, box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width / 2, box.y + 20, { steps: 6 });
    await page.mouse.move(box.x + box.width - 20, box.y + box.height / 2, { steps: 6 });
    await page.mouse.up();
  } else {
    await main.getByRole("checkbox").check();
  }
  await submit.click();
  await page.waitForURL(`**${item}`);
  await expect(main.getByText(drawn ? "Signature à l’écran" : "Nom saisi et déclaration cochée", { exact: false }).first()).toBeVisible();
  if (!drawn) return;
  const signature = await main.getByRole("link", { name: "Voir la signature" }).getAttribute("href");
  const picture = await page.request.get(signature ?? "");
  expect(picture.headers()["content-type"]).toBe("image/png");
  expect((await picture.body()).subarray(1, 4).toString()).toBe("PNG");
});
