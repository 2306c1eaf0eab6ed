// The scanning page, with scripts and without.
import { signIn } from "../fixture/people";
import { expect, test } from "../fixture/test";

test.use({ command: ["demo", "--items", "20", "--seed", "42"] });

for (const path of ["/scan", "/scan/batch?action=move", "/scan/batch?action=start_diagnosis"]) {
  test(`the viewfinder of ${path} is there only where it can work`, async ({ page, javaScriptEnabled }) => {
    await signIn(page, "guichet");
    await page.goto(path);
    const camera = page.locator("regain-camera");
    // What a browser shows without scripts is told to it alone: here it is only looked for in the page.
    const said = page.locator("noscript").last();
    if (javaScriptEnabled === false) {
      await expect(camera).toBeHidden();
      expect(await said.textContent()).toContain("Sans JavaScript, pas de caméra ni de lecture de photo");
    } else {
      await expect(camera).toBeVisible();
      await expect(said).toBeHidden();
    }
    await expect(page.locator("input[name=text]").first()).toBeVisible();
  });
}
