// The least that must work: the server answers, the page is whole and open to everyone.
import { expectAccessible } from "../fixture/a11y";
import { expect, test } from "../fixture/test";

test("the sign-in page answers", async ({ page }) => {
  const response = await page.goto("/sign-in");
  expect(response?.status()).toBe(200);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expectAccessible(page);
});
