import { expect, test } from '@playwright/test';
import { makeLibrary, makePerson, signIn } from './people.ts';

const record = (n: number) =>
  `TY  - JOUR\r\nTI  - Leaf ${n}\r\nAB  - ${'The leaves were extracted. '.repeat(600)}\r\nER  - \r\n`;
const file = Buffer.from(Array.from({ length: 200 }, (_, n) => record(n)).join('\r\n'));

test('a long file tells how much of it is sent, can be stopped, and is sent again', async ({ page }) => {
  const library = await makeLibrary();
  await signIn(page, await makePerson('curator', library));
  await page.goto(`/${library}/import`);
  const line = await page.context().newCDPSession(page);
  const slow = { offline: false, latency: 0, downloadThroughput: -1 };
  await line.send('Network.enable');
  await line.send('Network.emulateNetworkConditions', { ...slow, uploadThroughput: 200_000 });
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name: 'long.ris', mimeType: 'text/plain', buffer: file });
  await page.getByRole('button', { name: 'Check the file' }).click();
  const sending = page.getByRole('progressbar', { name: 'Sending' });
  await expect(sending).toBeVisible();
  await expect(page.getByText(/^[\d.]+ (kB|MB) of 3\.\d MB · \d+ %$/)).toBeVisible();
  await page.getByRole('button', { name: 'Stop' }).click();
  await expect(sending).toHaveCount(0);
  await expect(page).toHaveURL(/\/import$/);

  await line.send('Network.emulateNetworkConditions', { ...slow, uploadThroughput: -1 });
  await page.getByRole('button', { name: 'Check the file' }).click();
  await expect(page.getByText('200 new')).toBeVisible({ timeout: 30_000 });
});

test('a page that comes slowly is read again only when it has come, and its import can be cancelled', async ({
  page,
}) => {
  const library = await makeLibrary();
  await signIn(page, await makePerson('curator', library));
  await page.goto(`/${library}/import`);
  const many = Buffer.from(Array.from({ length: 8000 }, (_, n) => `@book{k${n}, title = {Leaf ${n}}}\n`).join(''));
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name: 'many.bib', mimeType: 'text/plain', buffer: many });
  await page.getByRole('button', { name: 'Check the file' }).click();
  await expect(page.getByText('8,000 new')).toBeVisible({ timeout: 60_000 });
  let [underWay, most] = [0, 0];
  await page.route(
    (url) => url.searchParams.has('_rsc'),
    async (route) => {
      most = Math.max(most, ++underWay);
      await new Promise((resolve) => setTimeout(resolve, 1500));
      underWay -= 1;
      await route.continue().catch(() => undefined);
    },
  );
  await page.getByRole('button', { name: /^Import/ }).click();
  await expect(page.getByText(/^[\d,]+ of 8,000/)).toBeVisible({ timeout: 20_000 });
  // Pressed while a reading is on its way.
  await expect.poll(() => underWay).toBe(1);
  await page.getByRole('button', { name: 'Cancel this import' }).click();
  await expect(page.getByText(/^Cancelled$/)).toBeVisible({ timeout: 10_000 });
  expect(most).toBe(1);
});
