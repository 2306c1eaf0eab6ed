// Every story is told three times: without JavaScript, on a desk's screen, on a phone. The longest one also without
// JavaScript on a phone.
import { defineConfig } from "@playwright/test";
import { launchOptions } from "./fixture/chromium";

// A test that only makes sense with JavaScript says so in its file's name; so does one that starts a browser of its own,
// whatever the project's, and is told once.
const needsScript = /\.(script|own)\.spec\.ts$/;
const ownBrowser = /\.own\.spec\.ts$/;
// Long stories of many gestures, which other stories tell one by one on a phone and without JavaScript.
const onDesktop = /\.desktop\.spec\.ts$/;
// The scanner, the camera and what makes an app of it are the same program at any width.
const sameOnPhone = /(scan|series|camera)\.script\.spec\.ts$|install\.spec\.ts$/;
const onPhone = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };

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
    { name: "nojs", testIgnore: [needsScript, onDesktop], use: { javaScriptEnabled: false, viewport: { width: 1280, height: 800 } } },
    { name: "desktop", use: { viewport: { width: 1440, height: 900 } } },
    { name: "phone", testIgnore: [ownBrowser, onDesktop, sameOnPhone], use: onPhone },
    { name: "nojs-phone", testMatch: /journey\.spec\.ts$/, use: { javaScriptEnabled: false, ...onPhone } },
  ],
});
