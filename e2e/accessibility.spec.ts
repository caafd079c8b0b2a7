import { expect, test } from '@playwright/test';
import { expectNoFaults } from './axe.ts';
import { owner, signIn } from './people.ts';

const pages = [
  '/',
  '/account',
  '/admin',
  '/kratom/citations',
  '/kratom/citations?tag=target:mor&not=design:narrative-review&q=mitragynine',
  '/kratom/citations?is=trashed',
  '/kratom/citations?q=nothinglikethis',
  '/kratom/citations/new',
  '/kratom/findings',
  '/kratom/findings?target=mor&assay=functional&sort=-px',
  '/kratom/import',
  '/kratom/bibliography?style=vancouver&levels=1',
  '/kratom/vocabulary',
  '/kratom/vocabulary/target/mor',
  '/kratom/vocabulary/evidence-levels',
  '/kratom/activity',
  '/kratom/settings',
];

for (const colorScheme of ['light', 'dark'] as const) {
  test(`no page has an accessibility fault, ${colorScheme}`, async ({ browser }) => {
    const context = await browser.newContext({ colorScheme, reducedMotion: 'reduce' });
    const page = await context.newPage();
    await page.goto('/sign-in');
    await expectNoFaults(page);
    await signIn(page, owner);
    await page.goto('/kratom/citations?q=kruegel');
    const record = /open=([0-9a-f-]{36})/.exec(
      (await page.locator('[data-item]').first().getAttribute('href')) ?? '',
    )?.[1];
    const ofRecord = ['', '/edit', '/history', '/source'].map((part) => `/kratom/citations/${record}${part}`);
    for (const address of [...pages, ...ofRecord]) {
      await page.goto(address);
      await expectNoFaults(page);
    }
    await context.close();
  });
}

test('nothing scrolls sideways on a phone', async ({ browser }) => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true });
  const page = await context.newPage();
  await signIn(page, owner);
  for (const address of pages) {
    await page.goto(address);
    const [content, screen] = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
    expect(content, address).toBeLessThanOrEqual(screen ?? 0);
  }
  await context.close();
});
