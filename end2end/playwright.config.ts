// Every story is told three times: without JavaScript, on a desk's screen, on a phone.
import { defineConfig } from "@playwright/test";
import { launchOptions } from "./fixture/chromium";

// A test that only makes sense with JavaScript says so in its file's name; so does one that starts a browser of its own,
// whatever the project's, and is told once.
const needsScript = /\.(script|own)\.spec\.ts$/;
const ownBrowser = /\.own\.spec\.ts$/;

export default defineConfig({
  testDir: "tests",
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  retries: 0,
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: process.env.CI ? [["list"], ["html", { open: "never" }]] : [["list"]],
  use: {
    browserName: "chromium",
    launchOptions: launchOptions(),
    locale: "fr-FR",
    timezoneId: "Europe/Paris",
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
  },
  projects: [
    { name: "nojs", testIgnore: needsScript, use: { javaScriptEnabled: false, viewport: { width: 1280, height: 800 } } },
    { name: "desktop", use: { viewport: { width: 1440, height: 900 } } },
    { name: "phone", testIgnore: ownBrowser, use: { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true } },
  ],
});
