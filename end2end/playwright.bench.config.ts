// What is measured in a browser: run by `make bench`, never among the tests.
import { defineConfig } from "@playwright/test";
import { launchOptions } from "./fixture/chromium";

export default defineConfig({
  testDir: "bench",
  testMatch: /\.bench\.ts$/,
  workers: 1,
  timeout: 120_000,
  reporter: [["line"]],
  use: { browserName: "chromium", launchOptions: launchOptions(), locale: "fr-FR", viewport: { width: 360, height: 740 } },
});
