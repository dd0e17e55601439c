import { defineConfig } from '@playwright/test'
import { BROWSER_ARGS, findBrowser } from './browser'

/** Specs start their own servers and blogs (planet.ts, blogs.ts): there is nothing to start here. */
export default defineConfig({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  outputDir: '../test-results/e2e',
  workers: 2,
  forbidOnly: true,
  timeout: 60_000,
  reporter: [['line'], ['json', { outputFile: '../test-results/playwright.json' }]],
  use: {
    launchOptions: { executablePath: findBrowser()?.path ?? undefined, args: BROWSER_ARGS },
    // A film of every test costs a fifth of the time; what the page held at each step is kept all the same.
    trace: { mode: 'retain-on-failure', screenshots: false },
  },
})
