import { defineConfig } from '@playwright/test';

// e2e/run.ts starts what is tested and says where it is.
const { E2E_ADDRESS, E2E_BROWSER } = process.env;

export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results',
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  // One more than the cores of a small machine: a story that waits for the server or the clock leaves its core to another.
  workers: 3,
  // Speed is the bench's matter: a busy machine fails no story.
  timeout: 300_000,
  expect: { timeout: 30_000 },
  reporter: [['list']],
  use: {
    baseURL: E2E_ADDRESS,
    // Recording takes a third of the processor's time: `npm run e2e -- STORY --trace on` when a story fails.
    trace: 'off',
    screenshot: 'only-on-failure',
    locale: 'en-GB',
    timezoneId: 'UTC',
    launchOptions: {
      executablePath: E2E_BROWSER,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
      ],
    },
  },
});
